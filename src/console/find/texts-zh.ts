import type { FindTexts } from './texts.ts';

export const chineseFindTexts: FindTexts = {
  filter: '筛选',
  filterHint: '筛选:词语、"短语"、/正则/i、-排除',
  mistake: (part, why) => `已忽略 ${part}:${why}`,
  kinds: '显示的内容',
  groups: {
    sent: '发送',
    received: '收到',
    heartbeats: '心跳',
    held: '暂存',
    link: '连接',
    errors: '错误',
  },
  count: (count) => String(count),
  pause: '暂停',
  paused: (waiting) => `继续(${waiting} 条等待中)`,
  shownOf: (count, all) => (count === all ? `${all} 条` : `${count} / ${all} 条`),
  searching: (count) => `还有 ${count} 条待搜索`,
  gone: (count) => `较早的 ${count} 条已丢弃`,
  nothingFound: '没有符合筛选条件的内容。',
  jump: '跳到末尾',
  copiedRows: (count) => `已复制 ${count} 条`,
};
