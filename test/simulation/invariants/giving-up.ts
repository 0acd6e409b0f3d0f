import type { Rule } from './rule.ts';

/** The default of `fatal-codes`, as the design has it. */
const usual = '1002 1003 1007 1008 1010 4400-4407 4409-4428 4430-4499';

function isFatal(codes: string, code: number): boolean {
  return codes
    .split(' ')
    .filter(Boolean)
    .some((range) => {
      const [first, last] = range.split('-');
      return code >= Number(first) && code <= Number(last ?? first);
    });
}

export const givesUpForAReason: Rule = {
  name: 'It stays closed after fatal codes, used up retries and a no, and comes back else (12)',
  watch: ({ story }, complain) => ({
    turn({ from, to, end, context }) {
      const { isAllowed, run, settings } = story;
      story.isAllowed = undefined;
      if (!end || (from !== 'connecting' && from !== 'open')) return;
      const { cause, code } = end;
      if (cause === 'client') {
        if (context?.by !== 'call') complain('ended by the client, and nobody has called');
        return;
      }
      if (cause === 'page') return;
      const isUsedUp = run.isUsedUp(settings);
      const fatal = cause === 'server' && isFatal(settings.fatalCodes ?? usual, code);
      const mustClose = isUsedUp || (fatal && !run.isRenewing);
      if (mustClose && isAllowed !== undefined) complain('shouldReconnect is asked in vain');
      const expected = mustClose || isAllowed === false ? 'closed' : 'waiting';
      if (to === expected) return;
      const facts = `${cause} ${code}, failure ${run.failures} of ${settings.reconnectCount}`;
      complain(`${to} after ${facts}`);
    },
  }),
};
