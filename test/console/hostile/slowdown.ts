/** The shortest time that the exercise has taken so far, in milliseconds. */
let best = Number.POSITIVE_INFINITY;

/**
 * How many times slower this machine is now than it was at its quickest: other programs use it too.
 * 1, if they do not.
 */
export function slowdown(): number {
  const times = Array.from({ length: 12 }, exercise);
  best = Math.min(best, ...times);
  return times.reduce((sum, time) => sum + time, 0) / times.length / best;
}

/** Always the same work, of a few milliseconds. */
function exercise(): number {
  const start = performance.now();
  let sum = 0;
  for (let count = 0; count < 3_000_000; count += 1) sum = (sum * 31 + count) % 65_521;
  return sum < 0 ? 0 : performance.now() - start;
}
