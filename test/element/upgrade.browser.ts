import { assert } from 'chai';
import type { HeartbeatSocketElement as Element } from 'heartbeat-socket';
import { HeartbeatSocketElement } from 'heartbeat-socket/elements';
import { details, endElements, heard, record } from '../support/element.ts';
import { elementIn, endFrames, loadElement, openFrame } from '../support/frame.ts';
import { ownServerUrl } from '../support/server.ts';

const url = ownServerUrl();

/** An element on which a page sets properties before its class is there. */
async function setBefore(properties: object, markup = '<heartbeat-socket></heartbeat-socket>') {
  const inner = await openFrame(markup);
  const element = elementIn(inner);
  Object.assign(element, properties);
  // Its class is that of the frame, which is why it is recorded by its listeners only.
  record(element);
  return { inner, element };
}

describe('an element that a page uses before its class is there', () => {
  afterEach(() => {
    endElements();
    endFrames();
  });

  it('markup alone connects once the class is there', async () => {
    const { inner, element } = await setBefore(
      {},
      `<heartbeat-socket url="${url}"></heartbeat-socket>`,
    );
    await loadElement(inner);
    await heard(element, 'open');
  });

  it('its properties are taken over and reflected', async () => {
    const { inner, element } = await setBefore({ url, heartTime: 1234, protocols: ['chat'] });
    await loadElement(inner);
    const { detail } = await heard(element, 'open');
    assert.equal(detail.protocol, 'chat');
    assert.equal(element.heartTime, 1234);
    assert.equal(element.getAttribute('heart-time'), '1234');
    assert.equal(element.getAttribute('url'), url);
    assert.isFalse(Object.hasOwn(element, 'url'));
  });

  it('its properties win over its attributes', async () => {
    const { inner, element } = await setBefore(
      { url },
      `<heartbeat-socket url="${url}?name=markup"></heartbeat-socket>`,
    );
    await loadElement(inner);
    assert.equal((await heard(element, 'open')).detail.url, url);
    assert.lengthOf(details(element, 'close'), 0);
  });

  it('manual and functions are taken over', async () => {
    const asked: string[] = [];
    const address = () => {
      asked.push('url');
      return url;
    };
    const { inner, element } = await setBefore({ manual: true, url: address });
    await loadElement(inner);
    await element.updateComplete;
    assert.equal(element.state, 'idle');
    assert.equal(element.url, address);
    element.connect();
    await heard(element, 'open');
    assert.deepEqual(asked, ['url']);
  });

  it('shouldReconnect is taken over', async () => {
    const { inner, element } = await setBefore({
      url: `${url}?close=4000`,
      shouldReconnect: () => false,
    });
    await loadElement(inner);
    assert.isFalse((await heard(element, 'close')).detail.willReconnect);
  });

  it('on… properties are taken over', async () => {
    const calls: string[] = [];
    const { inner, element } = await setBefore({ url, onopen: () => calls.push('open') });
    await loadElement(inner);
    await heard(element, 'open');
    assert.deepEqual(calls, ['open']);
  });

  it('a method that is called right after the upgrade knows them', async () => {
    const { inner, element } = await setBefore({ url, manual: true, queueLimit: 3 });
    await loadElement(inner);
    assert.throws(() => element.send('1234'));
    element.connect();
    assert.equal((await heard(element, 'open')).detail.url, url);
  });

  it('a subclass under a name of its own connects, and so does what it upgrades', async () => {
    const name = 'my-own-socket';
    const element = document.createElement(name) as Element;
    element.url = url;
    document.body.append(element);
    customElements.define(name, class extends HeartbeatSocketElement {});
    record(element);
    await heard(element, 'open');
  });

  it('bad input: registering twice is no error, and a tag that is taken stays as it is', async () => {
    const inner = await openFrame('');
    const { customElements: registry, HTMLElement: Base } = inner.defaultView as never as {
      customElements: CustomElementRegistry;
      HTMLElement: typeof HTMLElement;
    };
    class Other extends Base {}
    registry.define('heartbeat-socket', Other);
    await loadElement(inner);
    assert.equal(registry.get('heartbeat-socket'), Other);
  });
});
