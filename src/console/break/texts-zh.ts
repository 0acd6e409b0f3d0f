import type { BreakTexts } from './texts.ts';

export const chineseBreakTexts: BreakTexts = {
  breaking: '故障',
  notBreakable:
    '无法对此套接字制造故障:只有 <heartbeat-socket> 和 HeartbeatSocket 支持,而它两者都不是。',
  nothingToBreak: '没有可制造故障的套接字。',
  'drop-incoming': '丢弃收到的帧',
  'drop-outgoing': '丢弃发出的帧',
  delay: '延迟',
  'swallow-replies': '吞掉心跳回应',
  offline: '模拟离线',
  cut: '切断连接',
  delayTime: '单向延迟(毫秒)',
  delayUnit: '毫秒(单向)',
  cutNow: '立即切断连接',
  allOff: '全部关闭',
  broken: '人为故障',
  mended: '人为故障已全部解除',
};
