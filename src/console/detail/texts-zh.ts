import type { DetailTexts } from './texts.ts';

export const chineseDetailTexts: DetailTexts = {
  detail: '条目',
};
