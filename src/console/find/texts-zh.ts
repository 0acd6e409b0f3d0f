import type { FindTexts } from './texts.ts';

export const chineseFindTexts: FindTexts = {
  filter: '筛选',
};
