import { type Rule, slack } from './rule.ts';

export const attemptsEnd: Rule = {
  name: 'An attempt that does not open within connect-timeout is given up, and not before (14)',
  watch: ({ story, clock }, complain) => ({
    step() {
      const { state, now, attemptAt, settings } = story;
      const { connectTimeout } = settings;
      if (state !== 'connecting' || !connectTimeout) return;
      const late = now - attemptAt - connectTimeout;
      if (late > slack && !clock.excuses(late))
        complain(`it is still connecting ${late} ms after its time`);
    },
    turn({ from, end, context }) {
      const { now, attemptAt, settings } = story;
      if (from !== 'connecting' || end?.cause !== 'connect-timeout') return;
      if (context?.by !== 'timer') complain(`given up without a timer by ${context?.by}`);
      const early = attemptAt + (settings.connectTimeout || Infinity) - now;
      if (early > slack) complain(`given up ${early} ms early`);
    },
  }),
};

/** How long a closing handshake may take where no heartbeat says it, in milliseconds. */
const usual = 5000;

export const closingEnds: Rule = {
  name: 'A closing handshake gets heart-timeout, and not more (17)',
  watch: ({ story, clock }, complain) => ({
    step() {
      const { state, now, closingAt, settings } = story;
      if (state !== 'closing' || story.isPlain) return;
      const limit = settings.heartTime ? settings.heartTimeout : usual;
      const late = now - closingAt - limit;
      if (late > slack && !clock.excuses(late))
        complain(`it is still closing ${late} ms after its time`);
    },
    turn({ from, to, context }) {
      const { now, closingAt, settings } = story;
      if (from !== 'closing' || to !== 'closed' || context?.by !== 'timer') return;
      const limit = settings.heartTime ? settings.heartTimeout : usual;
      if (now < closingAt + limit - slack) complain('the closing handshake is cut short');
    },
  }),
};
