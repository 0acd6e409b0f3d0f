import { assert } from 'chai';
import { endElements, mount } from '../support/element.ts';

describe('numbers of <heartbeat-socket>', () => {
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

  const bad = [
    ['heart-time', 'heartTime', 15000, ['soon', '', ' ', '-1', 'NaN']],
    ['heart-timeout', 'heartTimeout', 5000, ['0', '-5', '5s']],
    ['reconnect-time', 'reconnectTime', 5000, ['1,5', '-1']],
    ['reconnect-growth', 'reconnectGrowth', 2, ['x', '0.5', '-2']],
    ['reconnect-max-time', 'reconnectMaxTime', 30000, ['long', '-1']],
    ['reconnect-jitter', 'reconnectJitter', 0.9, ['1.1', '-0.1', 'some']],
    ['reconnect-count', 'reconnectCount', -1, ['-2', 'never']],
    ['stable-time', 'stableTime', 5000, ['-1', '?']],
    ['connect-timeout', 'connectTimeout', 10000, ['-1', 'ten']],
    ['queue-limit', 'queueLimit', 1048576, ['-1', '1MB']],
    ['queue-time', 'queueTime', 0, ['-1', 'short']],
  ] as const;

  for (const [attribute, property, standard, values] of bad) {
    it(`bad input: ${attribute}: what is no number or out of range means ${standard}`, async () => {
      for (const value of values) {
        const element = mount({ manual: true, [attribute]: value });
        assert.strictEqual(element[property], standard, `"${value}"`);
      }
    });
  }

  it('bad input: a bad number is told once by console.warn, with its name and value', async () => {
    const element = mount({ manual: true, 'heart-time': 'soon' });
    await element.updateComplete;
    element.setAttribute('reconnect-time', '7');
    await element.updateComplete;
    void element.heartTime;
    assert.lengthOf(warnings, 1);
    assert.match(warnings[0] ?? '', /heart-?time.*soon.*15000/i);
  });

  it('bad input: a bad number set as a property is told like one in the attribute', async () => {
    const element = mount({ manual: true });
    element.reconnectJitter = 3;
    await element.updateComplete;
    assert.equal(element.reconnectJitter, 0.9);
    assert.lengthOf(warnings, 1);
  });

  it('good numbers and missing ones are not warned of', async () => {
    const element = mount({ manual: true, 'heart-time': '1e3', 'reconnect-jitter': ' 0.5 ' });
    await element.updateComplete;
    element.removeAttribute('heart-time');
    await element.updateComplete;
    assert.deepEqual(warnings, []);
    assert.equal(element.reconnectJitter, 0.5);
  });

  it('bad input: times are capped at what a timer can hold', () => {
    const element = mount({ manual: true });
    const times = ['heartTime', 'heartTimeout', 'reconnectTime', 'reconnectMaxTime', 'stableTime'];
    for (const name of [...times, 'connectTimeout', 'queueTime'] as 'heartTime'[]) {
      element[name] = 1e12;
      assert.equal(element[name], 2147483647, name);
      element[name] = Number.POSITIVE_INFINITY;
      assert.equal(element[name], 2147483647, name);
    }
  });

  it('bad input: a bad fatal-codes is told once, and the default is used', async () => {
    const element = mount({ manual: true, 'fatal-codes': '4000 or so' });
    await element.updateComplete;
    assert.lengthOf(warnings, 1);
  });
});
