import { assert } from 'chai';
import {
  details,
  endElements,
  heard,
  heardMessage,
  mount,
  mountOpen,
  order,
  quick,
  timeOf,
} from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { bareAlarm, timer, until } from '../support/waiting.ts';

const url = ownServerUrl();

/** Waits between attempts until it is told to connect. */
const patient = { 'reconnect-time': 60000, 'reconnect-jitter': 0, 'heart-time': 0 };

describe('what was accepted and will not be sent', () => {
  afterEach(endElements);

  it('older than queue-time: it comes back in unsent as expired, and the rest is sent', async () => {
    const server = await startServer();
    await server.crash();
    const element = mount({ url: server.url, ...patient, 'queue-time': 2000 });
    await heard(element, 'reconnecting');
    element.send('first');
    element.send('second');
    const bare = bareAlarm(2000);
    await timer(1500);
    element.send('third');
    const event = await heard(element, 'unsent');
    // What was sent a moment apart may expire a moment apart.
    const expired = () => details(element, 'unsent').flatMap(({ data }) => data);
    await until(() => expired().length === 2);
    assert.deepEqual(expired(), ['first', 'second']);
    assert.equal(event.detail.reason, 'expired');
    assert.isAtMost(timeOf(element, event) - (await bare), 100);
    assert.equal(element.state, 'waiting');
    element.queueTime = 60000;
    await server.start();
    element.connect();
    await heardMessage(element, 'third');
    assert.deepEqual((await server.facts()).messages, ['third']);
  });

  it('what is held at the final close comes back in unsent, in order', async () => {
    const element = mount({ url: `${url}?close=4400&after=50`, manual: true });
    const bytes = new Uint8Array([1, 2]);
    element.send('one');
    element.send(bytes);
    element.close();
    const { detail } = await heard(element, 'unsent');
    assert.equal(detail.reason, 'closed');
    assert.deepEqual(detail.data, ['one', bytes]);
    assert.equal(element.bufferedAmount, 0);
  });

  it('what is held when an open listener closes comes back in unsent', async () => {
    const server = await startServer();
    const element = mount({ url: server.url });
    element.onopen = () => element.close();
    element.send('held');
    assert.deepEqual((await heard(element, 'unsent')).detail, { data: ['held'], reason: 'closed' });
    assert.deepEqual((await server.facts()).messages, []);
  });

  it('what is held when it gives up comes back in unsent', async () => {
    const element = mount({ url: `${url}?refuse=500`, 'reconnect-count': 1, ...quick });
    element.send('held');
    assert.deepEqual((await heard(element, 'unsent')).detail, { data: ['held'], reason: 'closed' });
    assert.deepEqual(order(element).slice(-3), ['error', 'close', 'unsent']);
  });

  it('what is sent in closing or closed comes back in unsent at once', async () => {
    const element = await mountOpen({ url: `${url}?freeze=0` });
    element.close();
    assert.equal(element.state, 'closing');
    element.send('closing');
    assert.deepEqual((await heard(element, 'unsent')).detail.data, ['closing']);
    assert.equal(element.state, 'closing');
    element.heartTimeout = 50;
    await heard(element, 'close');
    element.send('closed');
    assert.deepEqual((await heard(element, 'unsent', 2)).detail.data, ['closed']);
  });
});
