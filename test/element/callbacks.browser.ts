import { assert } from 'chai';
import {
  details,
  echo,
  endElements,
  heard,
  mount,
  mountOpen,
  quick,
  received,
  states,
} from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { until } from '../support/waiting.ts';

const url = ownServerUrl();

function fail(): never {
  throw new Error('a fault of the page');
}

describe('a callback that throws', () => {
  afterEach(endElements);

  it('bad input: heartMessage: the error is told, and ping is sent', async () => {
    const server = await startServer();
    const element = mount({ url: server.url, 'heart-time': 80 }, { heartMessage: fail });
    await heard(element, 'heartbeat', 2);
    assert.equal(details(element, 'error')[0]?.error.message, 'a fault of the page');
    assert.deepEqual([...new Set((await server.facts()).messages)], ['ping']);
    assert.deepEqual(states(element), ['connecting', 'open']);
  });

  it('bad input: heartMessage that gives neither text nor bytes: the error is told, and ping is sent', async () => {
    const server = await startServer();
    const heartMessage = (() => ({ ping: 1 })) as never;
    const element = mount({ url: server.url, 'heart-time': 80 }, { heartMessage });
    await heard(element, 'heartbeat');
    assert.match(details(element, 'error')[0]?.error.message ?? '', /heart-message/);
    assert.deepEqual([...new Set((await server.facts()).messages)], ['ping']);
  });

  it('bad input: heartReply: the error is told, and pong or an echo counts as the reply', async () => {
    const element = mount({ url, 'heart-time': 80 }, { heartReply: fail });
    await heard(element, 'heartbeat', 2);
    assert.equal(details(element, 'error')[0]?.error.message, 'a fault of the page');
    await echo(element);
    assert.notInclude(received(element), 'pong');
  });

  it('bad input: shouldReconnect: the error is told, and the rules hold', async () => {
    const element = mount({ url: `${url}?close=4000`, ...quick }, { shouldReconnect: fail });
    await heard(element, 'open', 2);
    assert.equal(details(element, 'error')[0]?.error.message, 'a fault of the page');
  });

  it('an observer of tap(): the others and the link go on', async () => {
    const { error } = console;
    const told: unknown[] = [];
    console.error = (...parts: unknown[]) => told.push(...parts);
    try {
      const element = mount({ url, manual: true });
      const records: string[] = [];
      element.tap(fail);
      element.tap(({ type }) => records.push(type));
      element.connect();
      await heard(element, 'open');
      await echo(element);
      assert.includeMembers(records, ['open', 'sent', 'received']);
      assert.isAtLeast(told.length, 1);
    } finally {
      console.error = error;
    }
  });

  it('close() from within shouldReconnect holds', async () => {
    const element = mount({ url: `${url}?close=4000`, ...quick });
    element.shouldReconnect = () => {
      element.close();
      return true;
    };
    await until(() => element.state === 'closed');
    const witness = mount({ url: `${url}?close=4000`, ...quick });
    await heard(witness, 'open', 3);
    assert.lengthOf(details(element, 'open'), 1);
    assert.lengthOf(details(element, 'close'), 1);
  });

  it('close() from within heartMessage holds', async () => {
    const element = await mountOpen({ url, 'heart-time': 60000 });
    element.heartMessage = () => {
      element.close();
      return 'ping';
    };
    element.check();
    const { detail } = await heard(element, 'close');
    assert.equal(detail.cause, 'client');
    assert.equal(element.state, 'closed');
  });
});
