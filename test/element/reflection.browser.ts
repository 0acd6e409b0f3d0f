import { assert } from 'chai';
import { endElements, make, mount } from '../support/element.ts';

describe('attributes and properties', () => {
  afterEach(endElements);

  const texts = [
    ['url', 'url', ''],
    ['protocols', 'protocols', ''],
    ['heart-message', 'heartMessage', 'ping'],
    ['heart-reply', 'heartReply', ''],
    ['fatal-codes', 'fatalCodes', '1002 1003 1007 1008 1010 4400-4407 4409-4428 4430-4499'],
  ] as const;
  const numbers = [
    ['heart-time', 'heartTime', 15000],
    ['heart-timeout', 'heartTimeout', 5000],
    ['reconnect-time', 'reconnectTime', 5000],
    ['reconnect-growth', 'reconnectGrowth', 2],
    ['reconnect-max-time', 'reconnectMaxTime', 30000],
    ['reconnect-jitter', 'reconnectJitter', 0.9],
    ['reconnect-count', 'reconnectCount', -1],
    ['stable-time', 'stableTime', 5000],
    ['connect-timeout', 'connectTimeout', 10000],
    ['queue-limit', 'queueLimit', 1048576],
    ['queue-time', 'queueTime', 0],
  ] as const;

  for (const [attribute, property, standard] of [...texts, ...numbers]) {
    it(`${property} is ${standard || 'empty'} by default`, () => {
      assert.strictEqual(make()[property], standard);
      assert.isFalse(make().hasAttribute(attribute));
    });
  }

  for (const [attribute, property] of texts) {
    it(`${attribute} sets ${property}, and ${property} is reflected`, async () => {
      const element = mount({ manual: true, [attribute]: '4000' });
      assert.strictEqual(element[property], '4000');
      element[property] = '4001';
      assert.strictEqual(element[property], '4001');
      await element.updateComplete;
      assert.equal(element.getAttribute(attribute), '4001');
    });
  }

  for (const [attribute, property, standard] of numbers) {
    it(`${attribute} sets ${property} as a number, and ${property} is reflected`, async () => {
      const element = mount({ manual: true, [attribute]: '1' });
      assert.strictEqual(element[property], 1);
      element[property] = standard;
      await element.updateComplete;
      assert.equal(element.getAttribute(attribute), `${standard}`);
    });
  }

  it('manual is false by default, true with its attribute, and reflected', async () => {
    const element = mount();
    assert.isFalse(element.manual);
    element.setAttribute('manual', '');
    assert.isTrue(element.manual);
    element.manual = false;
    await element.updateComplete;
    assert.isFalse(element.hasAttribute('manual'));
    element.manual = true;
    await element.updateComplete;
    assert.equal(element.getAttribute('manual'), '');
  });

  it('the text "false" of a boolean attribute means false', () => {
    assert.isFalse(make({ manual: 'false' }).manual);
    assert.isTrue(make({ manual: 'true' }).manual);
  });

  it('binaryType is blob by default, arraybuffer by its attribute, and reflected', async () => {
    const element = mount();
    assert.equal(element.binaryType, 'blob');
    element.setAttribute('binary-type', 'arraybuffer');
    assert.equal(element.binaryType, 'arraybuffer');
    element.binaryType = 'blob';
    await element.updateComplete;
    assert.equal(element.getAttribute('binary-type'), 'blob');
  });

  it('an unknown binary-type means blob', () => {
    assert.equal(make({ 'binary-type': 'text' }).binaryType, 'blob');
  });

  it('functions, arrays and bytes are given back as they were set, and not reflected', async () => {
    const element = mount({ manual: true });
    const bytes = new Uint8Array([1, 2, 3]);
    const values = {
      url: () => 'ws://localhost/ws/',
      protocols: ['chat', 'json'],
      heartMessage: bytes,
      heartReply: () => true,
      fatalCodes: [4000, '4100-4199'],
      shouldReconnect: () => true,
    };
    Object.assign(element, values);
    await element.updateComplete;
    for (const [property, value] of Object.entries(values)) {
      assert.strictEqual(element[property as keyof typeof values], value, property);
    }
    assert.deepEqual(element.getAttributeNames(), ['manual']);
  });

  it('a function takes the place of an attribute, and an attribute that of a function', async () => {
    const element = mount({ manual: true, url: '/ws/one' });
    element.url = () => '/ws/two';
    await element.updateComplete;
    assert.isFalse(element.hasAttribute('url'));
    element.setAttribute('url', '/ws/three');
    assert.strictEqual<unknown>(element.url, '/ws/three');
  });

  it('url gives back what was set, not the resolved address', () => {
    const element = mount({ manual: true });
    element.url = '/ws/';
    assert.equal(element.url, '/ws/');
  });

  it('a property that is set to undefined or null loses its attribute and has its default', async () => {
    const element = mount({ manual: true, 'heart-time': 7, url: '/ws/' });
    Object.assign(element, { heartTime: undefined, url: null });
    await element.updateComplete;
    assert.equal(element.heartTime, 15000);
    assert.equal(element.url, '');
    assert.deepEqual(element.getAttributeNames(), ['manual']);
  });

  it('shouldReconnect is null by default', () => {
    assert.isNull(make().shouldReconnect);
  });
});
