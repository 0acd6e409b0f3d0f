import type { LibraryName } from '../libraries/names.ts';
import { quantile } from '../statistics.ts';
import { contender } from './contenders.ts';

/** The median of so many echoes' round trips, one after the other, in milliseconds. */
export async function roundTrip(name: LibraryName, count: number): Promise<number> {
  const socket = contender(name);
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const begun = performance.now();
    await new Promise<void>((resolve) => {
      socket.after(1, resolve);
      socket.send('twenty bytes of text');
    });
    times.push(performance.now() - begun);
  }
  return quantile(
    times.sort((one, other) => one - other),
    0.5,
  );
}
