/** The texts of break/. */
export interface BreakTexts {
  /** The button that opens this panel. */
  readonly breaking: string;
}

export const englishBreakTexts: BreakTexts = {
  breaking: 'Break',
};
