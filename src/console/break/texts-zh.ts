import type { BreakTexts } from './texts.ts';

export const chineseBreakTexts: BreakTexts = {
  breaking: '故障',
};
