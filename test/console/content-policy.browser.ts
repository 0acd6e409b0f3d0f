import { assert } from 'chai';
import { ownServerUrl } from '../support/server.ts';

describe('<socket-console> under a strict content policy', () => {
  it('is styled, and breaks no rule of it', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<!doctype html>
      <meta http-equiv="Content-Security-Policy"
        content="default-src 'none'; script-src 'self'; connect-src ${ownServerUrl()}">
      <script type="module" src="/src/index.ts"></script>
      <script type="module" src="/src/console.ts"></script>
      <heartbeat-socket id="feed" url="${ownServerUrl()}"></heartbeat-socket>
      <socket-console for="feed"></socket-console>`;
    document.body.append(frame);
    const broken: string[] = [];
    frame.contentWindow?.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      broken.push(violatedDirective),
    );
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    frame.contentDocument?.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      broken.push(violatedDirective),
    );
    const shadow = () => frame.contentDocument?.querySelector('socket-console')?.shadowRoot;
    while (!shadow()?.querySelector('.open')) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    const log = shadow()?.querySelector('[part=log]') as HTMLElement;
    assert.equal(getComputedStyle(log).overflowY, 'auto');
    assert.deepEqual(broken, []);
    frame.remove();
  });
});
