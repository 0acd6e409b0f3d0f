import { libraries } from '../libraries/index.ts';
import { usualHeart } from '../libraries/library.ts';
import type { LibraryName } from '../libraries/names.ts';

/** What came back. */
export interface Echo {
  readonly data: unknown;
  /** Whether the library made the event, or handed out that of its inner socket. */
  readonly isOwnEvent: boolean;
}

/** Connects, says something, and hears it. */
export function echo(name: LibraryName, address: string): Promise<Echo> {
  return new Promise((resolve) => {
    const connection = libraries[name].connect(address, {
      heart: usualHeart,
      message({ data, isTrusted }) {
        connection.close();
        resolve({ data, isOwnEvent: !isTrusted });
      },
      told: (type) => type === 'open' && connection.send('hello'),
    });
  });
}
