import type { Context } from '../records.ts';
import { type Rule, slack } from './rule.ts';

/** Whether somebody doubts the link, so that a probe need not wait for its time. */
const isDoubted = (context: Context | undefined) =>
  context?.by === 'page' || (context?.by === 'call' && context.name === 'check');

export const noProbeStorm: Rule = {
  name: 'A probe goes out after heart-time of quiet or for a doubt, and one at a time (3, 5, 11)',
  watch: ({ story, clock }, complain) => {
    /** Since when it was quiet as the probe was asked for: the answer may itself send. */
    let asked: { time: number; quietSince: number } | undefined;
    return {
      enter({ context }) {
        const isAsked = context.by === 'callback' && context.name === 'heartMessage';
        const { openLink: link, now } = story;
        if (isAsked && link) asked = { time: now, quietSince: link.quietSince };
      },
      wrote({ message }) {
        if (message) return;
        const { openLink: link, now, settings, mayHaveSlept } = story;
        const context = story.contexts.at(-1);
        if (!link) return complain(`a probe while ${story.state}`);
        if (!settings.heartTime) complain('a probe, and the heartbeat is off');
        if (link.unanswered >= 8) complain(`${link.unanswered} probes without a sign of life`);
        if (link.probeAt !== undefined) {
          const late = now - (link.probeAt + settings.heartTimeout);
          // The page was late itself, or slept: a fresh probe gets its full time.
          if (late > (mayHaveSlept ? -slack : 0)) return;
          // So it is where a look at an upload comes late.
          if (link.isProbeBehind && (mayHaveSlept || clock.lateAt === now)) return;
          complain(`a probe ${now - link.probeAt} ms after the last one, which is not answered`);
        }
        if (isDoubted(context) || mayHaveSlept) return;
        const share = link.probes ? 1 : 0.5;
        const quietSince = asked?.time === now ? asked.quietSince : link.quietSince;
        const early = quietSince + settings.heartTime * share - now;
        if (early > slack) complain(`a probe ${early} ms early`);
      },
    };
  },
};

export const firstProbesAreSpread: Rule = {
  name: 'The first probe of a link comes after a random half to whole heart-time (3)',
  watch: ({ story, clock }, complain) => {
    let heartTime = 0;
    return {
      turn({ to }) {
        if (to === 'open') heartTime = story.settings.heartTime;
      },
      wrote({ message }) {
        const { openLink: link, now, settings, mayHaveSlept } = story;
        if (message || !link || link.probes || story.contexts.at(-1)?.by !== 'timer') return;
        if (mayHaveSlept || settings.heartTime !== heartTime) return;
        if (clock.lateAt >= link.openedAt || link.isUsed) return;
        const after = now - link.openedAt;
        const isMeant = link.draws.some(
          (random) => Math.abs(after - heartTime * (1 - random / 2)) <= 3 * slack,
        );
        if (!isMeant) complain(`the first probe comes ${after} ms after the opening`);
      },
    };
  },
};

export const probesAreSent: Rule = {
  name: 'A quiet link is probed (3)',
  watch: ({ story, clock }, complain) => ({
    step() {
      const { openLink: link, now, settings } = story;
      if (!link || !settings.heartTime || link.probeAt !== undefined) return;
      // Not while a deadline ran, which the last message ended.
      const due = Math.max(link.quietSince + settings.heartTime, link.receivedAt ?? 0);
      const late = now - due;
      if (late > slack && !clock.excuses(late)) complain(`no probe ${late} ms after it was due`);
    },
  }),
};

export const keepsItsPeriod: Rule = {
  name: 'The heartbeat of a link that is heard keeps its period in a hidden tab (8)',
  watch: ({ story, clock }, complain) => ({
    step() {
      const { openLink: link, settings, mayHaveSlept } = story;
      if (!link || !settings.heartTime || mayHaveSlept) return;
      if (link.probeAt !== undefined || !clock.isTimerFrozen) return;
      complain('its timer is frozen');
    },
  }),
};
