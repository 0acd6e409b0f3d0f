/** The texts of detail/. */
export interface DetailTexts {
  /** The name of this pane. */
  readonly detail: string;
}

export const englishDetailTexts: DetailTexts = {
  detail: 'Entry',
};
