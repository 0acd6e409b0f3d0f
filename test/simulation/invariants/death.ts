import { type Rule, slack, type World } from './rule.ts';

/** How long it may take to see that an upload goes on, timers that come late included. */
const look = 100;

/** How late a timer may be and its silence still be the link's, in milliseconds. */
const tolerance = 1000;

/** A sleep that nobody can overlook, in milliseconds. */
const sleep = 2000;

/** How many probes in a row may fail to bring a verdict, because the page itself is late. */
const mostLate = 3;

/** When the link was last seen to live, or was given the chance to: from then its time runs. */
function deadlineOf({ openLink, link = openLink, settings }: World['story']): number {
  if (link?.probeAt === undefined) return Infinity;
  const since = link.isProbeBehind ? Math.max(link.probeAt, link.fellAt ?? 0) : link.probeAt;
  return since + settings.heartTimeout;
}

export const deadIsFound: Rule = {
  name: 'A link without a sign of life is dead after heart-timeout (4)',
  watch: ({ story, clock }, complain) => ({
    step() {
      const { openLink: link, now } = story;
      if (link?.probeAt === undefined || !story.settings.heartTime) return;
      let deadline = deadlineOf(story);
      if (link.isProbeBehind) {
        // A page that is late sees it late that something has left.
        const isSeenLate = clock.lateAt >= (link.fellAt ?? Infinity);
        deadline = look + (isSeenLate ? clock.lateAt + story.settings.heartTimeout : deadline);
      }
      const late = now - deadline;
      if (late > slack && !clock.excuses(late))
        complain(`a dead link is not found ${late} ms after its time`);
    },
  }),
};

export const noFalseAlarm: Rule = {
  name: 'No link is found dead that gave a sign of life, or that nobody could hear (2, 4, 5)',
  watch: ({ story }, complain) => ({
    turn({ from, end, context }) {
      if (from !== 'open' || end?.cause !== 'heart-timeout') return;
      const { link, now } = story;
      if (context?.by !== 'timer') return complain('found dead without a reason');
      if (link?.probeAt === undefined) return complain('found dead after a sign of life');
      const due = deadlineOf(story);
      const [arrival = Infinity] = link.socket.inbox;
      if (arrival < due) complain('found dead though a message had arrived in time');
      if (now < due - slack) complain(`found dead ${due - now} ms early`);
      if (link.unanswered > mostLate) return;
      // Of an upload nobody knows when a page that is late has seen it go on.
      const late = link.isProbeBehind ? 0 : now - due;
      if (late > tolerance + slack) complain(`found dead by a timer that is ${late} ms late`);
      if (story.wallLead - link.wallLead > sleep) {
        complain('found dead by a probe from before the sleep');
      }
    },
  }),
};
