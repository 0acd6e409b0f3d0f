import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import { where } from '../support/engines.ts';
import 'heartbeat-socket';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { startServer } from '../support/server.ts';
import {
  button,
  clearStage,
  entries,
  lines,
  part,
  rendered,
  stage,
  status,
  until,
} from './support.ts';

describe('<socket-console> by keyboard alone', () => {
  let element: SocketConsoleElement;

  beforeEach(async () => {
    const { url } = await startServer();
    const place = stage(`
      <button id="before">before</button>
      <heartbeat-socket id="feed" url="${url}" manual></heartbeat-socket>
      <socket-console for="feed"></socket-console>`);
    element = place.querySelector('socket-console') as SocketConsoleElement;
    await rendered(element);
    place.querySelector('button')?.focus();
  });

  afterEach(clearStage);

  const focused = (): string | null | undefined =>
    element.shadowRoot?.activeElement?.getAttribute('part');

  const withShift = async (press: string): Promise<void> => {
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press });
    await sendKeys({ up: 'Shift' });
  };

  /** Goes on, or back, by Tab until a part has the focus. */
  const tabTo = async (name: string, back = false): Promise<void> => {
    for (let step = 0; step < 10 && focused() !== name; step += 1) {
      await (back ? withShift('Tab') : sendKeys({ press: 'Tab' }));
    }
    assert.equal(focused(), name);
  };

  where('keys from outside')('connect, send, read the log, close', async () => {
    await tabTo('connect');
    await sendKeys({ press: 'Enter' });
    await until(() => status(element) === 'open');

    await tabTo('input');
    await sendKeys({ type: 'one' });
    await withShift('Enter');
    await sendKeys({ type: 'two' });
    await sendKeys({ press: 'Enter' });
    await until(() => entries(element).length === 4);
    assert.deepEqual(lines(element).slice(2), ['↑ sent one two', '↓ received one two']);
    assert.equal(entries(element)[2]?.querySelector('.body')?.textContent, 'one\ntwo');

    // The rest of the log comes from the page.
    const feed = document.querySelector('heartbeat-socket') as HeartbeatSocketElement;
    for (let number = 0; number < 30; number += 1) feed.send('x');
    await until(() => entries(element).length === 64);
    await tabTo('log', true);
    const log = part(element, 'log');
    const fromEnd = (): number => log.scrollHeight - log.scrollTop - log.clientHeight;
    assert.isBelow(fromEnd(), 2);
    // A key in the midst of a smooth scroll is lost.
    const scrollBy = async (press: string): Promise<void> => {
      const ended = new Promise((resolve) =>
        log.addEventListener('scrollend', resolve, { once: true }),
      );
      await sendKeys({ press });
      await ended;
    };
    await scrollBy('PageUp');
    assert.isAbove(fromEnd(), 100);
    await scrollBy('Home');
    assert.equal(log.scrollTop, 0);
    await scrollBy('End');
    assert.isBelow(fromEnd(), 2);

    await tabTo('close', true);
    await sendKeys({ press: ' ' });
    await until(() => lines(element).at(-1) === '○ close 1005 cause client stays closed');
    assert.equal(status(element), 'closed');
  }).timeout(20_000);

  where('keys from outside')(
    'every control is reached, in the order in which it is seen',
    async () => {
      button(element, 'connect').click();
      await until(() => status(element) === 'open');
      const order: unknown[] = [];
      for (let step = 0; step < 6; step += 1) {
        await sendKeys({ press: 'Tab' });
        order.push(focused() ?? element.shadowRoot?.activeElement?.getAttribute('type'));
      }
      assert.deepEqual(order, ['close', 'checkbox', 'clear', 'log', 'input', 'send']);
    },
  );
});
