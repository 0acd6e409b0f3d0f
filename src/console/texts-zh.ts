import { chineseBreakTexts } from './break/texts-zh.ts';
import { chineseDetailTexts } from './detail/texts-zh.ts';
import { chineseFindTexts } from './find/texts-zh.ts';
import { chineseLifeTexts } from './life/texts-zh.ts';
import { chineseSendTexts } from './send/texts-zh.ts';
import type { ConsoleTexts } from './texts.ts';
import { chineseTransferTexts } from './transfer/texts-zh.ts';

/**
 * The Chinese texts: `element.texts = chineseTexts`. Bundlers leave them out where they are not
 * imported; in the one-file bundle they are 0.7 kB.
 */
export const chineseTexts: ConsoleTexts = {
  ...chineseBreakTexts,
  ...chineseDetailTexts,
  ...chineseFindTexts,
  ...chineseLifeTexts,
  ...chineseSendTexts,
  ...chineseTransferTexts,
  idle: '未启动',
  connecting: '连接中',
  open: '已连接',
  closing: '关闭中',
  waiting: '等待重连',
  closed: '已关闭',
  client: '本端关闭',
  server: '服务器关闭',
  network: '网络中断',
  'heart-timeout': '心跳超时',
  'connect-timeout': '连接超时',
  page: '页面被缓存',
  connect: '连接',
  tryNow: '立即重试',
  close: '关闭',
  clear: '清空',
  log: '日志',
  nothingYet: '暂无内容。',
  noSocket: '无套接字',
  nothingToWatch: '没有可观察的套接字:请用“for”属性指定,或设置“socket”属性。',
  nothingNamed: (id) => `此处没有 id 为“${id}”的元素。`,
  notDefined: (id, tag) => `“${id}”是 <${tag}>,该标签尚未定义。`,
  notASocket: (id, tag) => `“${id}”是 <${tag}>,不是套接字。`,
  givenNotASocket: '“socket”被设成了不是套接字的东西。',
  anotherSocket: '以下来自另一个套接字',
  sent: '发送',
  received: '收到',
  held: '暂存',
  probe: '心跳',
  reply: '心跳回应',
  opened: '已连接',
  ended: '已断开',
  unsent: '未发送',
  error: '错误',
  noReason: '浏览器没有说明原因。',
  retry: (attempt) => `第 ${attempt} 次重试`,
  subprotocol: (name) => `子协议 ${name}`,
  cause: (cause) => `原因:${cause}`,
  comesBack: '将重连',
  newLink: '随后建立新连接',
  staysClosed: '不再重连',
  unconfirmed: (count) => `${count} 条消息未确认`,
  attemptIn: (attempt, seconds) => `${seconds} 秒后第 ${attempt} 次重试`,
  attemptAfter: (attempt, seconds) => `第 ${attempt} 次重试(等待了 ${seconds.toFixed(1)} 秒)`,
  attemptOff: (attempt) => `第 ${attempt} 次重试已取消`,
  unsentClosed: (count) => `${count} 条消息,不会再连接`,
  unsentExpired: (count) => `${count} 条消息,暂存过久`,
  andMore: (count) => `还有 ${count} 条`,
  emptyMessage: '空',
  bytes: (count) => `${count} 字节`,
  charactersMore: (count) => `还有 ${count} 个字符`,
  notStored: '浏览器不为此页面保存数据:离开页面后,保存的内容将丢失。',
  milliseconds: (count) => `${count < 10 ? count.toFixed(1) : Math.round(count)} 毫秒`,
};
