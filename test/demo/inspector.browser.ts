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
    find<HTMLInputElement>('[name=url]').value = '/ws/';
    connect();
    await until(() => socket().state === 'open');
    assert.equal(problem.textContent, '');
  });

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
