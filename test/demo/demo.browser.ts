import { emulateMedia } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { parseQuery } from '../../dev-server/query.ts';
import { violations } from '../support/axe.ts';

describe('the demo', () => {
  let frame: HTMLIFrameElement;
  let page: Document;
  let feed: HeartbeatSocketElement;

  beforeEach(async () => {
    frame = document.createElement('iframe');
    frame.width = '1200';
    frame.height = '800';
    frame.src = new URL('../../demo/index.html', import.meta.url).href;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    page = frame.contentDocument as Document;
    feed = find<HeartbeatSocketElement>('#feed');
  });

  afterEach(() => frame.remove());

  const find = <E extends Element>(selector: string): E => {
    const found = page.querySelector<E>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  };

  const choose = (name: string, value: string): void => {
    const select = find<HTMLSelectElement>(`select[name=${name}]`);
    select.value = value;
    assert.equal(select.value, value);
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };

  const connectTo = (url: string): void => {
    find<HTMLInputElement>('[name=url]').value = url;
    find<HTMLFormElement>('#settings').requestSubmit();
  };

  const log = (): string => {
    const console = find<SocketConsoleElement>('socket-console');
    return (console.shadowRoot?.querySelector('[part=log]')?.textContent ?? '').replace(
      /\s+/g,
      ' ',
    );
  };

  const events = (): string => find('#events').textContent ?? '';

  const until = async (holds: () => unknown): Promise<void> => {
    while (!holds()) await new Promise((resolve) => requestAnimationFrame(resolve));
  };

  it('opens a connection under /ws/ when it is loaded, and logs an echo', async () => {
    await until(() => /received\s+Hello/.test(log()));
    assert.match(log(), /open ws:\/\/[^/]+\/ws\/ /);
    assert.equal(feed.state, 'open');
  });

  it('logs the echo of what the visitor sends', async () => {
    await until(() => feed.state === 'open');
    const shadow = find<SocketConsoleElement>('socket-console').shadowRoot as ShadowRoot;
    await until(() => !shadow.querySelector<HTMLButtonElement>('[part=send]')?.disabled);
    (shadow.querySelector('textarea') as HTMLTextAreaElement).value = 'from the visitor';
    shadow.querySelector<HTMLButtonElement>('[part=send]')?.click();
    await until(() => /received\s+from the visitor/.test(log()));
  });

  const formats = {
    text: /^ping$/,
    detect: /^检测$/,
    flag: /^{"heart":1}$/,
    mode: /^{"mode":"HEART_BEAT","msg":"HEART_BEAT"}$/,
    ModeCode: /^{"ModeCode":"heart_beat","msg":"\d{4}-[^"]*Z"}$/,
  };

  for (const [format, probe] of Object.entries(formats)) {
    it(`beats in the format ${format}, and its replies are no messages`, async () => {
      choose('format', format);
      feed.heartTime = 100;
      const told: [type: string, data: unknown][] = [];
      feed.tap(({ type, data }) => told.push([type, data]));
      const all = (wanted: string) => told.filter(([type]) => type === wanted);
      connectTo('/ws/');
      await until(() => all('heartbeat').length > 2);
      assert.isNotEmpty(all('probe'));
      for (const [, data] of all('probe')) assert.match(data as string, probe);
      assert.isNotEmpty(all('received'));
      for (const [, data] of all('received')) {
        assert.include(data as string, 'Hello, is anybody there?');
      }
    });
  }

  it('offers only what the development server can do', () => {
    const urls = Array.from(find<HTMLSelectElement>('[name=fault]').options, ({ value }) => value);
    assert.isAbove(urls.length, 10);
    for (const url of urls) {
      assert.match(url, /^\/ws\//);
      parseQuery(new URL(url, location.href).search.slice(1));
    }
  });

  it('connects at once to the fault that is chosen, and shows its address', async () => {
    choose('fault', '/ws/?delay=300');
    assert.equal(find<HTMLInputElement>('[name=url]').value, '/ws/?delay=300');
    await until(() => log().includes('?delay=300'));
    assert.include(find('#tag').textContent, 'url="/ws/?delay=300"');
  });

  it('connects to an address that is typed, also after it was closed', async () => {
    await until(() => feed.state === 'open');
    feed.close();
    await until(() => feed.state === 'closed');
    connectTo('/ws/typed');
    await until(() => log().includes('Hello typed!'));
  });

  it('gives the name to somebody else: the server closes it with 4409, for good', async () => {
    choose('fault', '/ws/ada');
    await until(() => /close\s+4409/.test(log()));
    assert.include(log(), 'stays closed');
  });

  it('lists the events as they come, the latest first', async () => {
    await until(() => /message data: "Hello.*open url: /s.test(events()));
    feed.close();
    await until(() => events().startsWith('close code: '));
  });

  it('draws the life of the link: open, dead, coming back, and the round trips', async () => {
    const drawn = (kind: string): boolean => page.querySelector(`#life .${kind}`) !== null;
    feed.heartTime = 100;
    await until(() => drawn('open') && drawn('head'));
    assert.match(find('#round-trip').textContent ?? '', /last [\d.]+ ms/);
    feed.heartTimeout = 100;
    feed.reconnectTime = 60_000;
    connectTo('/ws/?freeze=0');
    await until(() => drawn('dead') && drawn('trying'));
    await until(() => find('#life title').textContent?.includes('Now waiting'));
  });

  it('says so where nobody can stop the server', async () => {
    find<HTMLButtonElement>('#server [value=stop]').click();
    await until(() => find<HTMLOutputElement>('#server output').value.includes('npm start'));
  });

  for (const width of [320, 360]) {
    it(`fits a width of ${width} px, without sideways scrolling`, async () => {
      frame.width = String(width);
      await until(() => /received\s+Hello/.test(log()));
      feed.heartMessage = `{"a":"${'x'.repeat(200)}"}`;
      await until(() => find('#tag').textContent?.includes('xxx'));
      assert.equal(page.documentElement.scrollWidth, width);
    });
  }

  it('needs nothing from other servers', async () => {
    await until(() => feed.state === 'open');
    const view = frame.contentWindow as Window;
    for (const { name } of view.performance.getEntriesByType('resource')) {
      assert.equal(new URL(name).origin, location.origin);
    }
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`axe finds nothing in it, ${colorScheme}`, async () => {
      await emulateMedia({ colorScheme });
      await until(() => /received\s+Hello/.test(log()));
      assert.deepEqual(await violations(frame.contentWindow as Window), []);
      await emulateMedia({ colorScheme: 'light' });
    });
  }
});
