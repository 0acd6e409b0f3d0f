import { emulateMedia } from '@web/test-runner-commands';
import { assert } from 'chai';
import { chineseTexts } from 'heartbeat-socket/console';
import { violations } from '../support/axe.ts';
import { where } from '../support/engines.ts';
import { clearStage, consoleFor, entries, FakeSocket, part, rendered, stage } from './support.ts';

const canEmulate = where('emulated media') === it;

const states = ['idle', 'connecting', 'open', 'closing', 'waiting', 'closed'] as const;

describe('the accessibility of <socket-console>', () => {
  before(() => {
    document.documentElement.lang = 'en';
    document.title = 'Accessibility';
    const scheme = document.createElement('meta');
    scheme.name = 'color-scheme';
    scheme.content = 'light dark';
    document.head.append(scheme);
    const header = document.createElement('header');
    header.innerHTML = '<h1>Accessibility</h1>';
    document.body.append(header);
  });

  afterEach(clearStage);

  after(() => canEmulate && emulateMedia({ colorScheme: 'light' }));

  for (const colorScheme of ['light', 'dark'] as const) {
    const it = colorScheme === 'light' ? globalThis.it : where('emulated media');
    describe(`in a ${colorScheme} page`, () => {
      before(() => canEmulate && emulateMedia({ colorScheme }));

      for (const state of states) {
        it(`axe finds nothing in ${state}, with a line of every kind in the log`, async () => {
          const socket = new FakeSocket();
          const element = await consoleFor(socket);
          element.heartbeats = true;
          tellEverything(socket);
          socket.become(state);
          await rendered(element);
          assert.deepEqual(await violations(), []);
        });
      }

      it('axe finds nothing with everything open, paused, and a filter that is none', async () => {
        const socket = new FakeSocket('open');
        const element = await consoleFor(socket);
        Object.assign(element, { heartbeats: true, paused: true, filter: 'e /(/' });
        element.panels = 'life break transfer';
        element.style.blockSize = '80rem';
        tellEverything(socket);
        socket.become('open');
        await rendered(element);
        part(element, 'more').click();
        part(element, 'saved-filters').click();
        await rendered(element);
        assert.deepEqual(await violations(), []);
      });

      it('axe finds nothing in an entry of any kind that is read in full', async () => {
        const socket = new FakeSocket('open');
        const element = await consoleFor(socket);
        element.heartbeats = true;
        element.style.blockSize = '60rem';
        tellEverything(socket);
        socket.tell('received', { data: '{"a":[1,true,null,"x"]}' });
        await rendered(element);
        const rows = entries(element).map(({ id }) => id);
        assert.isAbove(rows.length, 10);
        for (const id of rows) {
          element.shadowRoot?.getElementById(id)?.click();
          await rendered(element);
          assert.deepEqual(await violations(), [], id);
        }
      });

      it('axe finds nothing while a recording is shown', async () => {
        const element = await consoleFor(new FakeSocket('open'));
        const entry = { kind: 'received', data: 'x', size: 1, at: 1, id: 1 };
        await element.openLog(new Blob([JSON.stringify(entry)]), 'A recording');
        await rendered(element);
        part(element, 'recording');
        assert.deepEqual(await violations(), []);
      });

      it('axe finds nothing without a socket', async () => {
        await consoleFor(null);
        assert.deepEqual(await violations(), []);
      });
    });
  }

  it('axe finds nothing in Chinese', async () => {
    const socket = new FakeSocket('open');
    const element = await consoleFor(socket, chineseTexts);
    element.lang = 'zh';
    tellEverything(socket);
    await rendered(element);
    assert.deepEqual(await violations(), []);
  });

  it('the log is not read aloud, but state changes are', async () => {
    const socket = new FakeSocket('open');
    const element = await consoleFor(socket);
    const log = part(element, 'log');
    assert.isNull(log.closest('[aria-live], [role=log], [role=status]'));
    const status = part(element, 'status');
    assert.equal(status.getAttribute('role'), 'status');
    assert.isNull(status.closest('[aria-live="off"]'));
    socket.become('closed');
    await rendered(element);
    assert.equal(part(element, 'status'), status, 'the region stays; its text changes');
    assert.equal(status.innerText.trim(), 'closed');
  });

  it('messages are told apart by words too, not by colour alone', async () => {
    const socket = new FakeSocket('open');
    const element = await consoleFor(socket);
    socket.tell('sent', { data: 'x' });
    await rendered(element);
    const mark = element.shadowRoot?.querySelector('.mark');
    assert.equal(mark?.getAttribute('aria-hidden'), 'true');
    assert.include(part(element, 'entry').textContent, 'sent');
  });

  it('what has the focus shows it', async () => {
    const element = await consoleFor(new FakeSocket('waiting'));
    for (const name of ['connect', 'close', 'clear', 'log', 'input', 'send']) {
      const control = part(element, name);
      control.focus({ focusVisible: true } as FocusOptions);
      assert.equal(getComputedStyle(control).outlineStyle, 'solid', name);
    }
  });

  where('emulated media')('nothing moves where motion is not wanted', async () => {
    const element = await consoleFor(new FakeSocket('connecting'));
    const animation = () => getComputedStyle(part(element, 'status'), '::before').animationName;
    assert.equal(animation(), 'breathe');
    await emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(animation(), 'none');
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  it('a page that centres, spaces or capitalises its text leaves the log readable', async () => {
    const place = stage();
    place.style.cssText = 'text-align: center; letter-spacing: 1em; text-transform: uppercase';
    const element = await consoleFor(new FakeSocket('open'));
    place.append(element);
    const { textAlign, letterSpacing, textTransform } = getComputedStyle(part(element, 'log'));
    assert.deepEqual([textAlign, letterSpacing, textTransform], ['start', 'normal', 'none']);
  });

  it('axe finds nothing in a page from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const socket = new FakeSocket('open');
    const element = await consoleFor(socket);
    element.panels = 'life break transfer';
    tellEverything(socket);
    await rendered(element);
    entries(element).at(-1)?.click();
    await rendered(element);
    const found = await violations();
    document.documentElement.dir = '';
    assert.deepEqual(found, []);
  });

  it('fits a phone: 320 px wide, nothing sticks out', async () => {
    const place = stage();
    place.style.inlineSize = '320px';
    const socket = new FakeSocket('waiting');
    const element = await consoleFor(socket);
    place.append(element);
    tellEverything(socket);
    socket.become('waiting');
    await rendered(element);
    assert.isAtMost(element.scrollWidth, 320);
    for (const name of ['toolbar', 'log', 'composer', 'send', 'connect', 'clear']) {
      assert.isAtMost(
        part(element, name).getBoundingClientRect().right,
        place.getBoundingClientRect().right,
        name,
      );
    }
  });
});

function tellEverything(socket: FakeSocket): void {
  socket.become('connecting');
  socket.tell('open', { detail: { url: 'wss://a.example/', protocol: 'chat', attempt: 2 } });
  socket.tell('sent', { data: 'sent \u202E' });
  socket.tell('received', { data: '' });
  socket.tell('received', { data: new ArrayBuffer(40) });
  socket.tell('received', { data: 'x'.repeat(3000) });
  socket.tell('held', { data: 'held' });
  socket.tell('probe', { data: 'ping' });
  socket.tell('reply', { data: 'pong' });
  socket.tell('heartbeat', { detail: { latency: 1 } });
  socket.tell('unsent', { detail: { data: [...'abcdefg'], reason: 'expired' } });
  socket.tell('error', { detail: { error: new Error('It failed.') } });
  socket.lose(60_000);
}
