import type { LibraryName } from '../libraries/names.ts';
import { Contender } from './contenders.ts';

/** Browsers slow handshakes down when more than these are under way. */
const AT_ONCE = 8;

const kept: Contender[] = [];

/** Opens so many connections, and keeps them. */
export async function keep(name: LibraryName, address: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += AT_ONCE) {
    const batch = Array.from(
      { length: Math.min(AT_ONCE, count - index) },
      () => new Contender(name, address),
    );
    kept.push(...batch);
    await Promise.all(batch.map(({ opened }) => opened));
  }
}
