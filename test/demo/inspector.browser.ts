import { emulateMedia } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { violations } from '../support/axe.ts';

describe('the inspector', () => {
  let frame: HTMLIFrameElement;
  let page: Document;

  const open = async (settings: Record<string, string> = {}): Promise<void> => {
    frame = document.createElement('iframe');
    frame.width = '1200';
    frame.height = '800';
    const hash = new URLSearchParams(settings);
    frame.src = new URL(`../../demo/inspector.html#${hash}`, import.meta.url).href;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    page = frame.contentDocument as Document;
  };

  afterEach(() => frame.remove());

  const find = <E extends Element>(selector: string): E => {
    const found = page.querySelector<E>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  };
  const socket = () => find<HeartbeatSocketElement>('#socket');
  const connect = () => find<HTMLFormElement>('#settings').requestSubmit();
  const fill = (name: string, value: string) => {
    const field = find<HTMLInputElement>(`[name=${name}]`);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const until = async (holds: () => unknown): Promise<void> => {
    while (!holds()) await new Promise((resolve) => requestAnimationFrame(resolve));
  };

  for (const [format, probe] of Object.entries({
    text: 'ping',
    detect: '检测',
    mode: '{"mode":"HEART_BEAT","msg":"HEART_BEAT"}',
    own: 'are you there?',
  })) {
    it(`beats in the format ${format}`, async () => {
      await open({ url: '/ws/', format, probe: 'are you there?', 'heart-time': '100' });
      const told: unknown[] = [];
      socket().tap(({ type, data }) => {
        if (type === 'probe') told.push(data);
      });
      connect();
      await until(() => told.length > 1);
      assert.equal(told[0], probe);
    });
  }

  it('does not beat where that is not wanted', async () => {
    await open({ url: '/ws/', format: 'off' });
    connect();
    await until(() => socket().state === 'open');
    assert.equal(socket().heartTime, 0);
  });

  it('tells what is wrong with an address, and does not connect', async () => {
    await open({ url: 'ftp://a.example/' });
    connect();
    const problem = find('#problem');
    assert.include(problem.textContent, 'not with ftp:');
    assert.equal(socket().state, 'idle');
    assert.equal(page.activeElement, find('[name=url]'));
    assert.deepEqual(await violations(frame.contentWindow as Window), []);
    fill('url', '/ws/');
    connect();
    await until(() => socket().state === 'open');
    assert.equal(problem.textContent, '');
  });

  it('asks for a scheme, instead of connecting to its own host', async () => {
    await open();
    fill('url', 'echo.example.org/ws?x=1');
    connect();
    assert.include(find('#problem').textContent, 'begins with ws:// or wss://');
    assert.isFalse(find<HTMLInputElement>('[name=url]').validity.valid);
    assert.equal(socket().state, 'idle');
  });

  for (const time of ['2550', '1234', '0']) {
    it(`connects without a heartbeat, whatever its time is: ${time} ms`, async () => {
      await open({ url: '/ws/', format: 'off', 'heart-time': time });
      connect();
      await until(() => socket().state === 'open');
    });
  }

  it('beats at any time in milliseconds, and tells what is none', async () => {
    await open({ url: '/ws/', 'heart-time': '0' });
    connect();
    assert.equal(page.activeElement?.getAttribute('name'), 'heart-time');
    assert.isNotEmpty(find('#problem').textContent);
    assert.equal(socket().state, 'idle');
    fill('heart-time', '1234');
    connect();
    await until(() => socket().state === 'open');
    assert.equal(socket().heartTime, 1234);
  });

  it('keeps no secret of subprotocols and heartbeats in its address, and says so', async () => {
    const secrets = { protocols: 'access_token, SECRET', probe: '{"token":"SECRET"}' };
    await open({ url: '/ws/', format: 'own' });
    for (const [name, value] of Object.entries(secrets)) fill(name, value);
    connect();
    const { location } = frame.contentWindow as Window;
    assert.notInclude(location.hash, 'SECRET');
    assert.include(find('#note').textContent, 'Secrets are not kept');
    assert.equal(socket().heartMessage, secrets.probe);
    socket().close();
  });

  for (const [name, value] of Object.entries({
    url: '/ws/?token=***',
    protocols: 'mqtt, ***',
    probe: '{"token":"***"}',
  })) {
    it(`does not connect before what was masked is filled in: ${value}`, async () => {
      await open({ url: '/ws/', format: 'own', [name]: value });
      assert.include(find('#note').textContent, 'fill in what *** stands for');
      connect();
      assert.equal(find('#problem').textContent, 'Fill in what *** stands for.');
      assert.equal(page.activeElement?.getAttribute('name'), name);
      assert.equal(socket().state, 'idle');
    });
  }

  for (const panel of ['', 'life', 'transfer', 'life break']) {
    it(`at 360 × 740 an open entry leaves its message field free, panels: ${panel || 'none'}`, async () => {
      await open({ url: '/ws/', format: 'off' });
      frame.width = '360';
      frame.height = '740';
      connect();
      const element = find<SocketConsoleElement>('socket-console');
      const inside = (selector: string) => element.shadowRoot?.querySelector(selector);
      await until(() => inside('.row'));
      element.panels = panel;
      inside('.row')?.dispatchEvent(new Event('click', { bubbles: true }));
      await until(() => inside('[part=detail]'));
      const field = inside('[part=input]') as Element;
      field.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = field.getBoundingClientRect();
      const hit = element.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2);
      assert.equal(hit?.getAttribute('part'), 'input');
    });
  }

  it('its console fills what the form leaves of the window', async () => {
    await open();
    const { bottom, right } = find<SocketConsoleElement>('socket-console').getBoundingClientRect();
    assert.isAbove(bottom, 770);
    assert.isAbove(right, 1170);
    assert.equal(page.documentElement.scrollHeight, 800);
  });

  for (const width of [320, 360]) {
    it(`fits a width of ${width} px, without sideways scrolling`, async () => {
      await open({ url: `/ws/?name=${'x'.repeat(200)}`, format: 'own' });
      frame.width = String(width);
      connect();
      await until(() => socket().state === 'open');
      assert.equal(page.documentElement.scrollWidth, width);
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`axe finds nothing in it, ${colorScheme}`, async () => {
      await open({ url: '/ws/?token=abc', format: 'own' });
      await emulateMedia({ colorScheme });
      connect();
      await until(() => socket().state === 'open');
      assert.deepEqual(await violations(frame.contentWindow as Window), []);
      await emulateMedia({ colorScheme: 'light' });
    });
  }
});
