import type { TransferTexts } from './texts.ts';
import type { Problem } from './transfers.ts';

export function problemText(problem: Problem | undefined, texts: TransferTexts): string {
  if (problem === undefined) return '';
  if (problem === 'unreadable') return texts.fileUnreadable;
  if (problem === 'not-copied') return texts.notCopied;
  switch (problem.kind) {
    case 'unknown':
      return texts.fileUnknown;
    case 'not-json':
      return texts.lineNotJson(problem.line);
    case 'no-entry':
      return texts.lineNoEntry(problem.line);
    case 'broken-har':
      return texts.harBroken;
    case 'no-socket':
      return texts.harNoSocket;
  }
}
