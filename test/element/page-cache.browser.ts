import { assert } from 'chai';
import {
  details,
  echo,
  endElements,
  heard,
  heardMessage,
  mount,
  mountOpen,
  quick,
  states,
} from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { until } from '../support/waiting.ts';

const url = ownServerUrl();

function page(type: 'pagehide' | 'pageshow', persisted = true): void {
  dispatchEvent(new PageTransitionEvent(type, { persisted }));
}

describe('a page in the back-forward cache', () => {
  afterEach(endElements);

  it('pagehide with persisted closes, with cause page', async () => {
    const server = await startServer();
    const element = await mountOpen({ url: server.url });
    page('pagehide');
    const { detail } = await heard(element, 'close');
    assert.deepEqual([detail.cause, detail.willReconnect], ['page', true]);
    await until(async () => (await server.facts()).connections === 0);
    assert.lengthOf(details(element, 'open'), 1);
  });

  it('pagehide without persisted leaves closing to the browser', async () => {
    const element = await mountOpen({ url });
    page('pagehide', false);
    await echo(element);
    assert.deepEqual(states(element), ['connecting', 'open']);
  });

  it('it does not come back while the page is stored', async () => {
    const element = await mountOpen({ url, ...quick });
    page('pagehide');
    const witness = mount({ url: `${url}?close=4000`, ...quick });
    await heard(witness, 'open', 4);
    assert.lengthOf(details(element, 'open'), 1);
  });

  it('a restored page connects again, at once', async () => {
    const element = await mountOpen({ url, 'reconnect-time': 60000 });
    page('pagehide');
    await heard(element, 'close');
    page('pageshow');
    assert.equal(element.state, 'connecting');
    await heard(element, 'open', 2);
  });

  it('a restored page connects again although the browser dropped the socket before', async () => {
    const element = await mountOpen({ url: `${url}?drop=50`, 'reconnect-time': 60000 });
    await heard(element, 'reconnecting');
    page('pagehide');
    page('pageshow');
    await heard(element, 'open', 2);
  });

  it('a restored page connects again although the attempt was under way', async () => {
    const server = await startServer();
    const element = mount({ url: server.url, 'reconnect-time': 60000 });
    await element.updateComplete;
    page('pagehide');
    await heard(element, 'close');
    page('pageshow');
    await heard(element, 'open');
    assert.equal((await server.facts()).connections, 1);
  });

  it('what is held stays held, and is sent after the return', async () => {
    const server = await startServer();
    const element = await mountOpen({ url: server.url });
    page('pagehide');
    element.send('held');
    page('pageshow');
    await heardMessage(element, 'held');
    assert.deepEqual(details(element, 'unsent'), []);
  });

  it('what was closed by close() stays closed', async () => {
    const element = await mountOpen({ url });
    element.close();
    await heard(element, 'close');
    page('pagehide');
    page('pageshow');
    assert.equal(element.state, 'closed');
  });

  it('what was never started stays idle', async () => {
    const element = mount({ url, manual: true });
    await element.updateComplete;
    page('pagehide');
    page('pageshow');
    assert.equal(element.state, 'idle');
  });

  it('close() while the page is stored holds', async () => {
    const element = await mountOpen({ url });
    page('pagehide');
    await heard(element, 'close');
    element.close();
    page('pageshow');
    assert.equal((await heard(element, 'close', 2)).detail.cause, 'client');
    assert.equal(element.state, 'closed');
  });

  it('a removed element does not hear of it any more', async () => {
    const element = await mountOpen({ url });
    element.remove();
    await heard(element, 'close');
    page('pagehide');
    page('pageshow');
    assert.equal(element.state, 'closed');
    assert.lengthOf(details(element, 'close'), 1);
  });
});
