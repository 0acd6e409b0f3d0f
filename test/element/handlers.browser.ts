import { assert } from 'chai';
import type { SocketCloseEvent, SocketMessageEvent } from 'heartbeat-socket';
import { echo, endElements, heard, make, mount, mountOpen } from '../support/element.ts';
import { ownServerUrl } from '../support/server.ts';

const url = ownServerUrl();

describe('on… properties and listeners of <heartbeat-socket>', () => {
  afterEach(endElements);

  const own = ['open', 'message', 'heartbeat', 'reconnecting', 'unsent', 'statechange'] as const;

  for (const type of own) {
    it(`on${type} is null by default, keeps a function, and calls it once per event`, async () => {
      const element = make();
      assert.isNull(element[`on${type}`]);
      const events: Event[] = [];
      const handler = (event: Event) => events.push(event);
      element[`on${type}`] = handler;
      assert.equal(element[`on${type}`], handler);
      const event = new CustomEvent(type);
      element.dispatchEvent(event);
      assert.deepEqual(events, [event]);
      element[`on${type}`] = null;
      element.dispatchEvent(new CustomEvent(type));
      assert.lengthOf(events, 1);
    });
  }

  for (const type of ['close', 'error'] as const) {
    it(`on${type} is HTMLElement's own, and hears our ${type} once`, async () => {
      const element = mount({ url: type === 'close' ? `${url}?close=4400` : `${url}#wrong` });
      const events: Event[] = [];
      element[`on${type}`] = (event: Event | string) => events.push(event as Event);
      const event = await heard(element, type);
      assert.deepEqual(events, [event]);
      let owner = Object.getPrototypeOf(element);
      while (!Object.hasOwn(owner, `on${type}`)) owner = Object.getPrototypeOf(owner);
      assert.equal(owner, HTMLElement.prototype);
    });
  }

  it('a handler is called with the element as this, in its place among the listeners', () => {
    const element = make();
    const calls: unknown[] = [];
    element.addEventListener('open', () => calls.push('before'));
    element.onopen = function () {
      calls.push(this);
    };
    element.addEventListener('open', () => calls.push('after'));
    element.onopen = function () {
      calls.push(this);
    };
    element.dispatchEvent(new CustomEvent('open'));
    assert.deepEqual(calls, ['before', element, 'after']);
  });

  it('return false of onreconnecting is preventDefault()', async () => {
    const element = mount({ url: `${url}?close=4000`, 'reconnect-time': 60000 });
    element.onreconnecting = () => false;
    const { detail } = await heard(element, 'close', 2);
    assert.equal(detail.cause, 'client');
  });

  it('addEventListener and the on… properties know the types of the events', async () => {
    const element = await mountOpen({ url });
    const text: string[] = [];
    element.addEventListener('message', (event) => {
      const typed: SocketMessageEvent = event;
      text.push(`${typed.detail.data}`);
    });
    element.addEventListener('close', (event) => {
      const typed: SocketCloseEvent = event;
      const code: number = typed.code;
      // @ts-expect-error: there is no such fact.
      void event.detail.codes;
      text.push(`${code}`);
    });
    element.onheartbeat = (event) => {
      const latency: number = event.detail.latency;
      void latency;
      // @ts-expect-error: a heartbeat has no data.
      void event.data;
    };
    element.addEventListener('click', (event) => {
      const typed: MouseEvent = event;
      void typed;
    });
    element.addEventListener('anything', (event) => {
      const typed: Event = event;
      void typed;
    });
    const found: typeof element | null = document.querySelector('heartbeat-socket');
    assert.equal(found, element);
    await echo(element);
    element.close();
    await heard(element, 'close');
    assert.lengthOf(text, 2);
    assert.equal(text[1], '1005');
  });

  it('bad input: a listener that throws breaks nothing', async () => {
    const element = mount({ url });
    const thrown: string[] = [];
    const { onerror } = window;
    window.onerror = (message) => {
      thrown.push(`${message}`);
      return true;
    };
    element.addEventListener('open', () => {
      throw new Error('a fault of the page');
    });
    await heard(element, 'open');
    await echo(element);
    window.onerror = onerror;
    assert.lengthOf(thrown, 1);
  });
});
