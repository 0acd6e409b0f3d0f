import type { CloseCause } from '../../core/reports.ts';
import type { DetailTexts } from './texts.ts';

const closeCodes: Readonly<Record<number, string>> = {
  1000: '正常关闭:连接的目的已达成',
  1001: '离开:服务器停止,或页面已离开',
  1002: '协议错误:有帧违反 WebSocket 规则',
  1003: '不支持的数据:不接受这种类型的消息',
  1004: '保留:尚无含义',
  1005: '未收到状态码:关闭帧没有代码',
  1006: '异常关闭:没有关闭帧连接就结束了',
  1007: '无效的载荷数据:例如不是 UTF-8 的文本',
  1008: '违反策略:消息违反了对方的规则',
  1009: '消息过大',
  1010: '缺少必需的扩展:服务器未同意所请求的扩展',
  1011: '内部错误:服务器遇到意外情况',
  1012: '服务重启:服务器正在重新启动',
  1013: '稍后再试:服务器过载',
  1014: '网关错误:后方服务器没有给出可用的回应',
  1015: 'TLS 握手失败:未能就加密达成一致',
  3000: '未授权:须先证明身份',
  3003: '禁止:无论身份如何都不允许',
  3008: '超时:某事耗时过久',
};

const causes: Readonly<Record<CloseCause, string>> = {
  client: '本端关闭了连接',
  server: '服务器关闭了连接',
  network: '连接丢失:没有收到关闭帧',
  'heart-timeout': '心跳之后没有任何回应',
  'connect-timeout': '未能及时建立连接',
  page: '页面被搁置(往返缓存)',
};

export const chineseDetailTexts: DetailTexts = {
  detail: '条目',
  closeDetail: '关闭此条目',
  waitEntry: '等待',
  showAs: '显示为',
  copyAs: '复制为',
  asText: '文本',
  asJson: 'JSON',
  asHex: '十六进制',
  asBase64: 'Base64',
  copiedAs: (form) => `已复制:${form}。`,
  copyFailed: '未复制:浏览器不允许页面写入剪贴板。',
  notKept: '其内容未保留。',
  reading: '正在读取…',
  notJson: (character) => `不是 JSON:第 ${character} 个字符有误。`,
  previousPage: '上一页',
  nextPage: '下一页',
  pageNumber: '页',
  ofPages: (count) => `共 ${count} 页`,
  messageNumber: '消息',
  items: (count) => `${count} 项`,
  keys: (count) => `${count} 个键`,
  offset: '偏移',
  localTime: '时间',
  isoTime: 'UTC',
  sinceStart: '距开始',
  sinceSent: '距上一条发出',
  sinceReceived: '距上一条收到',
  roundTripName: '往返时间',
  address: '地址',
  subprotocolName: '子协议',
  attemptName: '尝试',
  firstAttempt: '首次',
  closeCode: '代码',
  closeMeaning: (code) => closeCodes[code] ?? rangeOf(code),
  reason: '理由',
  noReasonGiven: '未给出',
  handshake: '握手',
  clean: '已完成:双方同意关闭',
  notClean: '未完成',
  causeName: '原因',
  causeInWords: (cause) => causes[cause],
  whatNext: '接下来',
  unconfirmedName: '未确认',
  whatHappened: '内容',
  elapsed: (milliseconds) => {
    const length = Math.abs(milliseconds);
    const sign = milliseconds < 0 ? '−' : '';
    if (length < 999.9995) return `${sign}${Math.round(length * 1000) / 1000} 毫秒`;
    const whole = Math.round(length);
    const seconds = ((whole % 60_000) / 1000).toFixed(3);
    const minutes = Math.floor(whole / 60_000);
    return `${sign}${minutes > 0 ? `${minutes} 分 ` : ''}${seconds} 秒`;
  },
};

function rangeOf(code: number): string {
  if (code >= 4000 && code < 5000) return '私用:含义由服务器自定';
  if (code >= 3000 && code < 4000) return '供库和框架使用:无人登记';
  return code >= 1000 && code < 3000 ? '未分配' : '不是 WebSocket 的代码';
}
