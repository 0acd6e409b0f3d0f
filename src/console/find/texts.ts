/** The texts of find/. */
export interface FindTexts {
  /** The name of the filter field. */
  readonly filter: string;
}

export const englishFindTexts: FindTexts = {
  filter: 'Filter',
};
