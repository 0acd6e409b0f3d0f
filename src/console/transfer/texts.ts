/** The texts of transfer/. */
export interface TransferTexts {
  /** The button that opens this panel. */
  readonly transfer: string;
}

export const englishTransferTexts: TransferTexts = {
  transfer: 'Export, import',
};
