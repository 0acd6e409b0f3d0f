import type { ConsoleTexts } from '../texts.ts';
import type { Target } from './target.ts';

/** What is said where there is no socket to watch; nothing, where there is one. */
export function noticeOf(target: Target, texts: ConsoleTexts): string {
  switch (target.kind) {
    case 'socket':
      return '';
    case 'unset':
      return texts.nothingToWatch;
    case 'missing':
      return texts.nothingNamed(target.id);
    case 'undefined':
      return texts.notDefined(target.id, target.tag);
    case 'no-socket':
      return target.id ? texts.notASocket(target.id, target.tag) : texts.givenNotASocket;
  }
}
