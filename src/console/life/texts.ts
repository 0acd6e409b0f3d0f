/** The texts of life/. */
export interface LifeTexts {
  /** The button that opens this panel. */
  readonly life: string;
}

export const englishLifeTexts: LifeTexts = {
  life: 'Life',
};
