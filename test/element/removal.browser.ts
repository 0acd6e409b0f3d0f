import { assert } from 'chai';
import {
  details,
  echo,
  endElements,
  heard,
  make,
  mount,
  mountOpen,
  quick,
  states,
} from '../support/element.ts';
import { where } from '../support/engines.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { until } from '../support/waiting.ts';

const url = ownServerUrl();

describe('an element that leaves its place', () => {
  let place: HTMLElement;

  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
  });

  afterEach(() => {
    endElements();
    place.remove();
  });

  it('removed: it closes with 1000, in a later task', async () => {
    const element = await mountOpen({ url });
    element.remove();
    await Promise.resolve();
    assert.equal(element.state, 'open');
    const { detail } = await heard(element, 'close');
    assert.deepEqual(
      [detail.code, detail.wasClean, detail.cause, detail.willReconnect],
      [1000, true, 'client', false],
    );
  });

  it('removed while waiting: it does not come back', async () => {
    const element = mount({ url: `${url}?close=4000`, ...quick });
    await heard(element, 'reconnecting');
    element.remove();
    await until(() => element.state === 'closed');
    assert.lengthOf(details(element, 'open'), 1);
  });

  it('removed in the task it was put in: no link is left', async () => {
    const server = await startServer();
    const element = mount({ url: server.url });
    element.remove();
    const witness = await mountOpen({ url: server.url });
    await until(async () => (await server.facts()).connections === 1);
    assert.equal(witness.state, 'open');
    assert.notEqual(element.state, 'open');
  });

  it('moved in the document: it keeps its link', async () => {
    const server = await startServer();
    const element = await mountOpen({ url: server.url });
    place.append(element);
    await echo(element);
    assert.deepEqual(states(element), ['connecting', 'open']);
    assert.equal((await server.facts()).connections, 1);
  });

  it('taken out and put back in one go: it keeps its link', async () => {
    const element = await mountOpen({ url });
    element.remove();
    await Promise.resolve();
    place.append(element);
    await echo(element);
    assert.deepEqual(states(element), ['connecting', 'open']);
  });

  it('moved with its parent: it keeps its link', async () => {
    const element = await mountOpen({ url });
    place.append(element);
    document.body.prepend(place);
    await echo(element);
    assert.deepEqual(states(element), ['connecting', 'open']);
  });

  where('moveBefore')('moved by moveBefore: it keeps its link', async () => {
    const element = await mountOpen({ url });
    const parent = place as HTMLElement & { moveBefore(node: Node, child: Node | null): void };
    parent.moveBefore(element, null);
    assert.equal(element.parentElement, place);
    await echo(element);
    assert.deepEqual(states(element), ['connecting', 'open']);
  });

  it('moved while it waits: the retry comes', async () => {
    const element = mount({ url: `${url}?close=4000`, ...quick });
    await heard(element, 'reconnecting');
    place.append(element);
    await heard(element, 'open', 2);
  });

  it('closed by its removal and put in again: it connects', async () => {
    const element = await mountOpen({ url });
    element.remove();
    await heard(element, 'close');
    place.append(element);
    assert.equal((await heard(element, 'open', 2)).detail.attempt, 0);
    await echo(element);
  });

  it('put in again while its removal is still closing it: it connects', async () => {
    const element = await mountOpen({ url: `${url}?freeze=0` });
    element.remove();
    await until(() => element.state === 'closing');
    element.setAttribute('url', url);
    place.append(element);
    await heard(element, 'open', 2);
    await echo(element);
  });

  it('closed by its page, removed and put in again: it stays closed', async () => {
    const element = await mountOpen({ url });
    element.close();
    await heard(element, 'close');
    element.remove();
    place.append(element);
    await element.updateComplete;
    assert.equal(element.state, 'closed');
  });

  it('closed by its removal and by its page, and put in again: it stays closed', async () => {
    const element = await mountOpen({ url });
    element.remove();
    await heard(element, 'close');
    element.close();
    place.append(element);
    await element.updateComplete;
    assert.equal(element.state, 'closed');
  });

  it('manual, closed by its removal and put in again: it stays closed until connect()', async () => {
    const element = mount({ url, manual: true });
    element.connect();
    await heard(element, 'open');
    element.remove();
    await heard(element, 'close');
    place.append(element);
    await element.updateComplete;
    assert.equal(element.state, 'closed');
    element.connect();
    await heard(element, 'open', 2);
  });

  it('in no document it stays idle', async () => {
    const element = make({ url });
    const witness = await mountOpen({ url });
    assert.equal(element.state, 'idle');
    assert.equal(witness.state, 'open');
    document.body.append(element);
    await heard(element, 'open');
  });

  it('in no document, connect() connects it', async () => {
    const element = make({ url });
    element.connect();
    await heard(element, 'open');
  });
});
