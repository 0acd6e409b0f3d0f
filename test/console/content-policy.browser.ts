import { assert } from 'chai';
import { ownServerUrl } from '../support/server.ts';

describe('<socket-console> under a strict content policy', () => {
  it('is styled, and breaks no rule of it', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<!doctype html>
      <meta http-equiv="Content-Security-Policy"
        content="default-src 'none'; script-src ${location.origin}; connect-src ${ownServerUrl()}">
      <heartbeat-socket id="feed" url="${ownServerUrl()}" manual></heartbeat-socket>
      <socket-console for="feed"></socket-console>`;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    const page = frame.contentDocument as Document;

    const broken: string[] = [];
    page.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      broken.push(violatedDirective);
    });
    for (const entry of ['index', 'console']) {
      const script = page.createElement('script');
      script.type = 'module';
      script.src = `/src/${entry}.ts`;
      page.head.append(script);
    }
    const find = (selector: string) =>
      page.querySelector('socket-console')?.shadowRoot?.querySelector(selector);
    while (!find('[part~=connect]:enabled')) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    find('[part~=connect]')?.dispatchEvent(new Event('click'));
    while (!find('[part~=entry-open]')) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    assert.equal(getComputedStyle(find('[part=log]') as Element).overflowY, 'auto');
    assert.deepEqual(broken, []);
    frame.remove();
  });
});
