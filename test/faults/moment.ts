/**
 * Milliseconds since 1970 on a clock that nothing sets while it runs. Pages, servers and the runner
 * all read it so, each in its own process, and agree to a millisecond or two.
 */
export const moment = (): number => start + performance.now();

/** A process may be held up between the two readings, which makes their difference too small. */
const start = Math.max(
  ...Array.from({ length: 20 }, () => {
    const wall = Date.now();
    return wall - performance.now();
  }),
);
