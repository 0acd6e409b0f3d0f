/**
 * What an engine lacks, or does its own way, so that a test of ours cannot hold there; by what the
 * test needs, with the reason as the README gives it.
 *
 * @satisfies {Record<string, { engines: readonly ('chromium' | 'firefox' | 'webkit')[], why: string }>}
 */
export const limits = {
  'invoker commands': {
    engines: ['webkit'],
    why: 'Buttons with `commandfor` do nothing there yet: call the methods.',
  },
  moveBefore: {
    engines: ['webkit'],
    why: 'There is none yet; an element that is taken out and put back in one go keeps its link all the same.',
  },
  'close codes from 1012 to 1014': {
    engines: ['webkit'],
    why: 'They arrive as 1006, so the longer wait after them does not apply.',
  },
  'a bufferedAmount that falls as data leaves': {
    engines: ['webkit'],
    why: 'It is 0 at once, so a large upload that leaves no room for the reply looks like a dead link: give it a longer `heart-timeout`.',
  },
  'arrivals before timers': {
    engines: ['firefox'],
    why: 'After a stall what has arrived comes a task later, so one more probe may go out; no link is ended by that.',
  },
  'subprotocols with an iterator of null': {
    engines: ['firefox'],
    why: 'Its WebSocket refuses them, where Web IDL and ours take them as text.',
  },
  'emulated media': {
    engines: ['firefox', 'webkit'],
    why: 'Their automation cannot choose dark pages or reduced motion; those tests run in Chromium alone.',
  },
  'garbage that is collected on demand': {
    engines: ['firefox', 'webkit'],
    why: 'Nothing in a page can ask for it there; that the console lets go of what it watched is tested in Chromium.',
  },
  'keys from outside': {
    engines: ['webkit'],
    why: 'Its automation cannot press keys inside a test; use by keyboard is tested in the other two.',
  },
};
