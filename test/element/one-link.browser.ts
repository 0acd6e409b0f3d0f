import { assert } from 'chai';
import {
  details,
  echo,
  endElements,
  heard,
  mount,
  mountOpen,
  order,
  quick,
  received,
} from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { until } from '../support/waiting.ts';

const url = ownServerUrl();

describe('one link at a time', () => {
  afterEach(endElements);

  it('no late event of the old link reaches anybody', async () => {
    const element = mount({
      // It answers after it was given up.
      url: `${url}?delay=2500`,
      'heart-time': 100,
      'heart-timeout': 200,
      ...quick,
    });
    element.addEventListener('open', () => element.send('to the old link'), { once: true });
    await heard(element, 'close');
    // A page that is late gives the link time enough to answer before.
    const before = received(element).length;
    element.setAttribute('heart-time', '0');
    await heard(element, 'open', 2);
    // What is sent now comes back later than what the old link still had to say.
    await echo(element);
    assert.notInclude(received(element).slice(before), 'to the old link');
    assert.lengthOf(details(element, 'close'), 1);
  });

  it('reconnect() in a flood: nothing of the old link comes after its close', async () => {
    const element = await mountOpen({ url: `${url}?flood=2000` });
    await heard(element, 'message', 20);
    element.reconnect();
    await heard(element, 'open', 2);
    await heard(element, 'message', received(element).length + 20);
    assert.lengthOf(details(element, 'close'), 1);
    const told = order(element);
    const between = told.slice(told.indexOf('close'), told.lastIndexOf('open'));
    assert.notInclude(between, 'message');
    // The new link counts from 1, without a number of the old one in between.
    const numbers = received(element).map(Number);
    const again = numbers.lastIndexOf(1);
    for (const part of [numbers.slice(0, again), numbers.slice(again)]) {
      assert.deepEqual(
        part,
        part.map((_, index) => index + 1),
      );
    }
  });

  it('close() in a flood: no message comes after it, as on a WebSocket', async () => {
    const element = await mountOpen({ url: `${url}?flood=2000` });
    await heard(element, 'message', 20);
    element.close();
    const count = received(element).length;
    await heard(element, 'close');
    assert.lengthOf(received(element), count);
  });

  it('reconnect() many times at once leaves one link', async () => {
    const server = await startServer();
    const element = await mountOpen({ url: server.url, ...quick });
    for (let count = 0; count < 10; count += 1) element.reconnect();
    await heard(element, 'open', 2);
    await echo(element);
    await until(async () => (await server.facts()).clients.length === 1);
    assert.lengthOf(details(element, 'open'), 2);
    assert.lengthOf(details(element, 'close'), 1);
  });

  it('bad input: reconnect() in a listener of any event leaves one link', async () => {
    const server = await startServer();
    const element = mount({ url: `${server.url}?close=4000&after=50`, ...quick });
    for (const type of ['open', 'statechange', 'close', 'reconnecting'] as const) {
      element.addEventListener(type, () => element.reconnect(), { once: true });
    }
    await heard(element, 'open', 3);
    element.setAttribute('url', server.url);
    await until(
      () => element.state === 'open' && details(element, 'open').at(-1)?.url === server.url,
    );
    await echo(element);
    await until(async () => (await server.facts()).clients.length === 1);
  });
});
