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
  tapped,
} from '../support/element.ts';
import { ownServerUrl } from '../support/server.ts';

const url = ownServerUrl();

describe('bad input: options', () => {
  const { warn } = console;
  let warnings: string[];

  beforeEach(() => {
    warnings = [];
    console.warn = (...parts: unknown[]) => warnings.push(parts.join(' '));
  });

  afterEach(() => {
    console.warn = warn;
    endElements();
  });

  for (const value of ['abc', '-5', '']) {
    it(`heart-time="${value}" means the default, told by its name`, async () => {
      const element = await mountOpen({ url, 'heart-time': value });
      assert.equal(element.heartTime, 15000);
      assert.lengthOf(warnings, 1);
      assert.match(warnings[0] ?? '', /heartTime cannot be .*15000/);
    });
  }

  for (const [value, time] of [
    ['Infinity', 2147483647],
    ['1e9', 1e9],
    ['1e12', 2147483647],
  ] as const) {
    it(`heart-time="${value}" means ${time}, and no storm of probes`, async () => {
      const element = await mountOpen({ url, 'heart-time': value });
      assert.equal(element.heartTime, time);
      for (let count = 0; count < 5; count += 1) await echo(element);
      assert.lengthOf(tapped(element, 'probe'), 0);
      assert.deepEqual(warnings, []);
    });
  }

  it('reconnect-jitter="7" means the default, told, and no wait is negative', async () => {
    const element = mount({ url: `${url}?close=4000`, ...quick, 'reconnect-jitter': 7 });
    await heard(element, 'reconnecting', 5);
    for (const { delay } of details(element, 'reconnecting')) assert.isAtLeast(delay, 5);
    assert.lengthOf(warnings, 1);
    assert.match(warnings[0] ?? '', /reconnectJitter cannot be "7"/);
  });

  it('fatal-codes="potato 99999" means the default, told: 4400 is fatal', async () => {
    const element = mount({
      url: `${url}?close=4400`,
      ...quick,
      'fatal-codes': 'potato 99999',
    });
    const { detail } = await heard(element, 'close');
    assert.isFalse(detail.willReconnect);
    assert.lengthOf(warnings, 1);
    assert.match(warnings[0] ?? '', /fatalCodes cannot be "potato 99999"/);
  });

  for (const [title, value] of [
    ['a bare object', Object.create(null)],
    ['an array of a symbol', [Symbol('x')]],
  ]) {
    it(`${title} as heartTime means the default, told once, and every call still works`, async () => {
      const element = await mountOpen({ url });
      element.heartTime = value;
      await element.updateComplete;
      assert.equal(element.state, 'open');
      assert.equal(element.readyState, 1);
      await echo(element);
      assert.lengthOf(warnings, 1);
      assert.match(warnings[0] ?? '', /heartTime cannot be .*15000/);
      element.close();
      await heard(element, 'close');
    });
  }

  it('heartReply that answers nonsense: told by its name, and pong counts as the reply', async () => {
    const element = mount({ url, 'heart-time': 80 }, { heartReply: (() => 'yes') as never });
    await heard(element, 'heartbeat');
    assert.match(details(element, 'error')[0]?.error.message ?? '', /heart-reply gave yes/);
    assert.notInclude(received(element), 'pong');
  });

  it('shouldReconnect that answers nonsense: told by its name, and it comes back', async () => {
    const element = mount({ url: `${url}?close=4000`, ...quick });
    element.shouldReconnect = (() => Promise.resolve(false)) as never;
    await heard(element, 'open', 2);
    assert.match(details(element, 'error')[0]?.error.message ?? '', /shouldReconnect gave/);
  });
});
