import { assert } from 'chai';
import {
  details,
  echo,
  endElements,
  heard,
  mount,
  mountOpen,
  quick,
  states,
} from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';

const url = ownServerUrl();
const once = ['connecting', 'open'];
const twice = [...once, ...once];

describe('a change of url or protocols', () => {
  afterEach(endElements);

  it('while open: one close with cause client, and a link to the new address', async () => {
    const element = await mountOpen({ url });
    element.url = `${url}?name=other`;
    const { detail } = await heard(element, 'open', 2);
    assert.equal(detail.url, `${url}?name=other`);
    const [close] = details(element, 'close');
    assert.deepEqual([close?.cause, close?.willReconnect], ['client', true]);
    assert.deepEqual(states(element), twice);
  });

  it('several changes at once reconnect once', async () => {
    const server = await startServer();
    const element = await mountOpen({ url: server.url });
    element.url = `${server.url}?name=a`;
    element.setAttribute('protocols', 'chat');
    element.setAttribute('url', `${server.url}?name=b`);
    await heard(element, 'open', 2);
    await echo(element);
    assert.deepEqual(states(element), twice);
    assert.equal(element.protocol, 'chat');
    const { clients } = await server.facts();
    assert.deepEqual(
      clients.map(({ name }) => name),
      ['b'],
    );
  });

  it('changed to and fro in one go is no change', async () => {
    const element = await mountOpen({ url });
    element.url = `${url}?name=other`;
    element.url = url;
    await element.updateComplete;
    await echo(element);
    assert.deepEqual(states(element), once);
  });

  it('the same words again are no change', async () => {
    const element = await mountOpen({ url, protocols: 'chat json' });
    element.setAttribute('url', url);
    element.protocols = 'chat, json';
    await element.updateComplete;
    element.protocols = ['chat', 'json'];
    await element.updateComplete;
    await echo(element);
    assert.deepEqual(states(element), once);
  });

  it('other subprotocols are a change', async () => {
    const element = await mountOpen({ url, protocols: 'chat' });
    element.protocols = ['json'];
    assert.equal((await heard(element, 'open', 2)).detail.protocol, 'json');
  });

  it('one function for another is no change', async () => {
    const element = await mountOpen({}, { url: () => url, protocols: () => 'chat' });
    element.url = () => `${url}?name=other`;
    element.protocols = () => 'json';
    await element.updateComplete;
    await echo(element);
    assert.deepEqual(states(element), once);
  });

  it('another function is asked at the next attempt', async () => {
    const element = await mountOpen({}, { url: () => url });
    element.url = () => `${url}?name=other`;
    element.reconnect();
    assert.equal((await heard(element, 'open', 2)).detail.url, `${url}?name=other`);
  });

  it('a function for an address is a change, and an address for a function', async () => {
    const element = await mountOpen({ url });
    element.url = () => url;
    await heard(element, 'open', 2);
    element.url = `${url}?name=fixed`;
    await heard(element, 'open', 3);
  });

  it('while waiting: it connects at once', async () => {
    const element = mount({ url: `${url}?close=4000`, 'reconnect-time': 60000 });
    await heard(element, 'reconnecting');
    element.url = url;
    await heard(element, 'open', 2);
  });

  it('while connecting: the attempt starts afresh, without a close', async () => {
    const server = await startServer();
    const element = mount({ url: `${server.url}?hang` });
    await element.updateComplete;
    element.url = server.url;
    await heard(element, 'open');
    assert.deepEqual(details(element, 'close'), []);
  });

  it('after a fatal code: it connects', async () => {
    const element = mount({ url: `${url}?close=4400` });
    await heard(element, 'close');
    element.url = url;
    await heard(element, 'open', 2);
    await echo(element);
  });

  it('after giving up: it connects', async () => {
    const element = mount({ url: `${url}?refuse=500`, 'reconnect-count': 1, ...quick });
    await heard(element, 'close', 2);
    element.protocols = 'chat';
    await heard(element, 'close', 3);
    element.url = url;
    await heard(element, 'open');
  });

  it('after preventDefault() on reconnecting: it stays closed, as after close()', async () => {
    const element = mount({ url: `${url}?close=4000` });
    element.onreconnecting = (event) => event.preventDefault();
    await heard(element, 'close', 2);
    element.url = url;
    await element.updateComplete;
    assert.equal(element.state, 'closed');
  });

  it('after close(): it stays closed, and connect() takes the new address', async () => {
    const element = await mountOpen({ url });
    element.close();
    await heard(element, 'close');
    element.url = `${url}?name=other`;
    await element.updateComplete;
    assert.equal(element.state, 'closed');
    element.connect();
    assert.equal((await heard(element, 'open', 2)).detail.url, `${url}?name=other`);
  });

  it('while closing: it goes on to be closed', async () => {
    const element = await mountOpen({ url });
    element.close();
    element.url = `${url}?name=other`;
    await element.updateComplete;
    await heard(element, 'close');
    assert.equal(element.state, 'closed');
    assert.lengthOf(details(element, 'open'), 1);
  });

  it('no url any more: one error, state closed, and the next url connects', async () => {
    const element = await mountOpen({ url });
    element.removeAttribute('url');
    const { detail } = await heard(element, 'close');
    assert.isFalse(detail.willReconnect);
    assert.lengthOf(details(element, 'error'), 1);
    assert.equal(element.state, 'closed');
    element.url = url;
    await heard(element, 'open', 2);
  });

  it('while idle: the first url connects', async () => {
    const element = mount();
    await element.updateComplete;
    assert.equal(element.state, 'idle');
    element.url = url;
    await heard(element, 'open');
  });

  it('while idle and manual: it stays idle', async () => {
    const element = mount({ manual: true, url });
    await element.updateComplete;
    element.url = `${url}?name=other`;
    await element.updateComplete;
    assert.equal(element.state, 'idle');
  });

  it('every other attribute applies to the running link', async () => {
    const element = await mountOpen({ url });
    const values = {
      'heart-time': 8000,
      'heart-timeout': 7000,
      'heart-message': '检测',
      'heart-reply': 'pong',
      'reconnect-time': 20,
      'reconnect-growth': 1,
      'reconnect-max-time': 100,
      'reconnect-jitter': 0,
      'reconnect-count': 7,
      'stable-time': 1,
      'connect-timeout': 2000,
      'fatal-codes': '4000',
      'queue-limit': 100,
      'queue-time': 100,
      'binary-type': 'arraybuffer',
      manual: '',
      class: 'feed',
    };
    for (const [name, value] of Object.entries(values)) {
      element.setAttribute(name, `${value}`);
      await element.updateComplete;
    }
    await echo(element);
    assert.deepEqual(states(element), once);
  });

  it('options that are changed hold for what comes next', async () => {
    const element = await mountOpen({ url: `${url}?close=4000&after=1000` });
    element.reconnectTime = 30;
    element.reconnectJitter = 0;
    assert.equal((await heard(element, 'reconnecting')).detail.delay, 30);
  });

  it('an option set right before a method call holds for the call', async () => {
    const element = mount({ url, manual: true });
    element.queueLimit = 3;
    assert.throws(() => element.send('1234'), DOMException);
    element.url = `${url}?name=now`;
    element.connect();
    assert.equal((await heard(element, 'open')).detail.url, `${url}?name=now`);
  });
});
