import { assert } from 'chai';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import {
  all,
  details,
  echo,
  endElements,
  heard,
  order,
  record,
  states,
} from '../support/element.ts';
import { engine } from '../support/engines.ts';
import { elementIn, endFrames, loadElement, openFrame } from '../support/frame.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { until } from '../support/waiting.ts';

/** Whether the constructor of a blocked socket throws. */
const thrownFirst = engine !== 'chromium';

/** A document with that policy, and elements in it that have not connected yet. */
async function underPolicy(policy: string, ...urls: string[]) {
  const tags = urls.map(
    (url, index) =>
      `<heartbeat-socket id="s${index}" manual url="${url}" reconnect-time="50"></heartbeat-socket>`,
  );
  const inner = await openFrame(
    `<meta http-equiv="Content-Security-Policy" content="${policy}">${tags.join('')}`,
  );
  await loadElement(inner);
  return urls.map((_, index) => {
    const element = elementIn(inner, `#s${index}`);
    record(element);
    return element;
  }) as [HeartbeatSocketElement, HeartbeatSocketElement];
}

describe("a page's content policy", () => {
  afterEach(() => {
    endElements();
    endFrames();
  });

  it('a blocked attempt: one error naming connect-src, close without retry, state closed', async () => {
    const [element] = await underPolicy("connect-src 'none'", ownServerUrl());
    element.connect();
    await until(() => element.state === 'closed');
    const last = await heard(element, 'close', all(element, 'close').length || 1);
    assert.deepEqual(
      [last.detail.code, last.detail.cause, last.detail.willReconnect],
      [1006, 'network', false],
    );
    // Where the constructor throws, its error is told before the policy's.
    const early = thrownFirst ? ['statechange', 'error', 'close', 'reconnecting'] : [];
    const told = ['statechange', ...early, 'statechange', 'error', 'close'];
    assert.deepEqual(order(element), told);
    assert.match(details(element, 'error').at(-1)?.error.message ?? '', /connect-src/);
  });

  it('a blocked attempt ends at once, not by connect-timeout', async () => {
    const [element] = await underPolicy("connect-src 'none'", ownServerUrl());
    element.connectTimeout = 0;
    element.connect();
    await heard(element, 'close');
  });

  it('what it allows connects, next to what it blocks', async () => {
    const url = ownServerUrl();
    const [allowed, blocked] = await underPolicy(
      `connect-src ${url}allowed`,
      `${url}allowed`,
      `${url}blocked`,
    );
    allowed.connect();
    blocked.connect();
    await heard(blocked, 'error');
    await heard(allowed, 'open');
    await echo(allowed);
    assert.equal(blocked.state, 'closed');
    assert.deepEqual(states(allowed), ['connecting', 'open']);
  });

  it('what it allows comes back, although a shorter address was blocked meanwhile', async () => {
    const { url } = await startServer();
    const [allowed, blocked] = await underPolicy(
      `connect-src ${url}?`,
      `${url}?drop=300`,
      url.slice(0, -1),
    );
    allowed.connect();
    blocked.connect();
    await heard(blocked, 'error');
    await heard(allowed, 'open', 2);
    assert.equal(details(allowed, 'close')[0]?.willReconnect, true);
  });

  it('a violation that is only reported blocks nothing', async () => {
    const url = `${ownServerUrl()}?drop=300`;
    const [element] = await underPolicy("img-src 'none'", url);
    element.connect();
    await heard(element, 'open');
    const inner = element.ownerDocument;
    const { SecurityPolicyViolationEvent: ViolationEvent } =
      inner.defaultView as never as typeof globalThis;
    inner.dispatchEvent(
      new ViolationEvent('securitypolicyviolation', {
        bubbles: true,
        blockedURI: url,
        disposition: 'report',
        documentURI: location.href,
        effectiveDirective: 'connect-src',
        violatedDirective: 'connect-src',
        originalPolicy: '',
        statusCode: 200,
      }),
    );
    await heard(element, 'open', 2);
  });
});
