import { inDigits } from '../text/counted.ts';
import type { LifeTexts } from './texts.ts';
import { inBytes, inShort, inTime, type TimeUnits } from './units.ts';

const units: TimeUnits = ['天', '小时', '分', '秒', '毫秒'];

export const chineseLifeTexts: LifeTexts = {
  life: '链路',
  linkAddress: '地址',
  linkSubprotocol: '子协议',
  linkRetry: '重试',
  linkRetryIn: (attempt, seconds) => `${seconds} 秒后第 ${attempt} 次`,
  linkUptime: '已连接',
  atLeast: (milliseconds) => `至少 ${inTime(milliseconds, units)}`,
  duration: (milliseconds) => inTime(milliseconds, units),
  linkSent: '已发送',
  linkSentHere: '由此处发送',
  linkReceived: '已收到',
  traffic: (messages, bytes) => `${inDigits(messages)} 条,${inBytes(bytes)}`,
  trafficRate: (messages, bytes) => `(${inShort(messages)} 条/秒,${inBytes(bytes)}/秒)`,
  lifeChart: '往返时间与链路状态',
  dead: '失联',
  roundTrip: '往返',
  loss: '丢失',
  minutesAgo: (minutes) => `${minutes} 分钟前`,
  now: '现在',
  lifeSummary: (minutes, summary, nameOf) => {
    const { times, roundTrips, shortest, median, longest, losses } = summary;
    const phases = [...times].map(([phase, time]) => `${nameOf(phase)} ${inTime(time, units)}`);
    const lengths =
      roundTrips > 1
        ? `${inShort(shortest)} 至 ${inShort(longest)} 毫秒,中位数 ${inShort(median)} 毫秒`
        : `${inShort(median)} 毫秒`;
    const facts = [
      phases.join(','),
      roundTrips ? `往返 ${inDigits(roundTrips)} 次,${lengths}` : '无往返',
      losses ? `丢失 ${inDigits(losses)} 次` : '无丢失',
    ];
    return `最近 ${minutes} 分钟:${facts.filter(Boolean).join(';')}`;
  },
  plainHasNoRoundTrips: '普通 WebSocket 没有心跳,因此没有往返时间。',
};
