import type { TransferTexts } from './texts.ts';

export const chineseTransferTexts: TransferTexts = {
  transfer: '导出与导入',
};
