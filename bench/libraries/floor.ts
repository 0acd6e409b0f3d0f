import { bare } from './bare.ts';
import type { Library } from './library.ts';

/**
 * The least that a library can do which dispatches an event of its own for every message: a bare
 * socket whose handler does nothing else.
 */
export const floor: Library = {
  ...bare,
  name: 'one dispatch',
  configuration: 'a bare `WebSocket` whose handler only dispatches one new `MessageEvent`',
  connect(address, { message, ...wishes }) {
    const target = new EventTarget();
    if (message) target.addEventListener('message', message as EventListener);
    return bare.connect(address, {
      ...wishes,
      message: ({ data }) => target.dispatchEvent(new MessageEvent('message', { data })),
    });
  },
};
