import type { LifeTexts } from './texts.ts';

export const chineseLifeTexts: LifeTexts = {
  life: '链路',
};
