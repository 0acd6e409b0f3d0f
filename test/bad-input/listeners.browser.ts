import { assert } from 'chai';
import { injectFaults } from 'heartbeat-socket/faults';
import {
  details,
  type EventType,
  echo,
  endElements,
  heard,
  mount,
  mountOpen,
  order,
  quick,
  states,
} from '../support/element.ts';
import { startServer } from '../support/server.ts';
import { until } from '../support/waiting.ts';

const types: readonly EventType[] = [
  'statechange',
  'open',
  'message',
  'heartbeat',
  'error',
  'close',
  'reconnecting',
  'unsent',
];

/** What makes an element tell all of these. */
const eventful = { ...quick, 'heart-time': 40, 'queue-time': 1 };

describe('bad input: listeners', () => {
  afterEach(endElements);

  it('one that throws in every event: each is told to the others, and the link comes back', async () => {
    const server = await startServer();
    const thrown: string[] = [];
    const { onerror } = window;
    window.onerror = (message) => {
      thrown.push(`${message}`);
      return true;
    };
    let throws = true;
    try {
      let asked = 0;
      const element = mount({ ...eventful, manual: true });
      element.url = () => {
        asked += 1;
        if (asked === 1) throw new Error('no token');
        return server.url;
      };
      for (const type of types) {
        element.addEventListener(type, () => {
          if (throws) throw new Error(`a fault in ${type}`);
        });
      }
      element.send('too old');
      await heard(element, 'unsent');
      element.connect();
      await heard(element, 'heartbeat');
      element.queueTime = 0;
      await echo(element);
      for (const type of types) {
        assert.include(order(element), type);
        assert.isTrue(
          thrown.some((message) => message.includes(`a fault in ${type}`)),
          type,
        );
      }
      assert.equal(element.state, 'open');
    } finally {
      throws = false;
      window.onerror = onerror;
    }
  });

  for (const type of types) {
    it(`one that removes the element in ${type}: it closes, and no link is left`, async () => {
      const server = await startServer();
      let asked = 0;
      const element = mount({ ...eventful, manual: true });
      element.url = () => {
        asked += 1;
        if (asked === 1) throw new Error('no token');
        return server.url;
      };
      element.addEventListener(type, () => element.remove());
      element.addEventListener('open', () => element.send('hello'));
      element.send('too old');
      await heard(element, 'unsent');
      element.connect();
      await heard(element, type);
      await until(() => !element.isConnected && element.state === 'closed');
      await until(async () => (await server.facts()).connections === 0);
      const ends = details(element, 'close');
      assert.deepEqual([ends.at(-1)?.cause, ends.at(-1)?.willReconnect], ['client', false]);
    });
  }

  it('close() in open: the handshake is finished, and what was held comes back', async () => {
    const server = await startServer();
    const element = mount({ url: server.url });
    element.send('held');
    element.addEventListener('open', () => element.close(3000, 'enough'));
    const { detail } = await heard(element, 'close');
    assert.deepEqual([detail.code, detail.reason, detail.wasClean], [3000, 'enough', true]);
    assert.deepEqual((await heard(element, 'unsent')).detail.data, ['held']);
    assert.deepEqual((await server.facts()).messages, []);
  });

  it('connect() in every close: one link at a time, and no event within another', async () => {
    const server = await startServer();
    const element = mount({ url: `${server.url}?close=4400`, ...quick });
    let events = 0;
    let within = 0;
    for (const type of types)
      element.addEventListener(type, () => {
        events += 1;
      });
    element.addEventListener('close', () => {
      const before = events;
      element.connect();
      within += events - before;
    });
    await heard(element, 'open', 3);
    assert.equal(within, 0);
    const chain = states(element).join(' ');
    assert.match(chain, /^(connecting open closed ?)+connecting open/);
    element.setAttribute('url', server.url);
    await until(
      () => element.state === 'open' && details(element, 'open').at(-1)?.url === server.url,
    );
    await echo(element);
    await until(async () => (await server.facts()).connections === 1);
  });

  it('send() in every reconnecting: each message goes out once, in order', async () => {
    const server = await startServer();
    const element = await mountOpen({ url: server.url, ...quick });
    const faults = injectFaults(element);
    let count = 0;
    element.addEventListener('reconnecting', () => {
      count += 1;
      element.send(`message ${count}`);
    });
    element.addEventListener('message', () => {
      if (count < 3) faults.cut();
    });
    faults.cut();
    await heard(element, 'message', 3);
    assert.deepEqual((await server.facts()).messages, ['message 1', 'message 2', 'message 3']);
  });
});
