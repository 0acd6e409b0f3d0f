import type { Rule } from './rule.ts';

export const timersHaveOwners: Rule = {
  name: 'There is one timer at most, and none when idle or closed (17)',
  watch: (world, complain) => ({
    step() {
      const { clock, story, mail } = world;
      const isOver = story.state === 'idle' || story.state === 'closed';
      const expiry = story.state === 'idle' && mail.held.length ? 1 : 0;
      const allowed = (isOver ? expiry : 1) + (world.mayOutboxWait ? 1 : 0);
      if (clock.timers > allowed) complain(`${clock.timers} timers while ${story.state}`);
    },
  }),
};

export const listenersHaveOwners: Rule = {
  name: 'The page is listened to while there is something to keep, and once (17)',
  watch: (world, complain) => ({
    step() {
      const { page, signal, story } = world;
      const { state } = story;
      const isOver = state === 'idle' || state === 'closed';
      if (isOver && page.listeners) complain(`${page.listeners} listeners while ${state}`);
      // Five for hints, one for the content policy.
      if (page.listeners > 6) complain(`${page.listeners} listeners`);
      if (signal.listeners > (state === 'closed' ? 0 : 1)) {
        complain(`${signal.listeners} listeners to the signal while ${state}`);
      }
    },
  }),
};
