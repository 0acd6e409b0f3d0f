import { assert } from 'chai';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { clearStage, consoleFor, entries, FakeSocket, lines, rendered } from './support.ts';

describe('bad input: hostile text in <socket-console>', () => {
  let socket: FakeSocket;
  let element: SocketConsoleElement;

  beforeEach(async () => {
    socket = new FakeSocket('open');
    element = await consoleFor(socket);
    element.heartbeats = true;
  });

  afterEach(clearStage);

  const markup = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>&amp;';

  it('never becomes markup, wherever it comes from', async () => {
    socket.tell('received', { data: markup });
    socket.tell('sent', { data: markup });
    socket.tell('held', { data: markup });
    socket.tell('probe', { data: markup });
    socket.tell('reply', { data: markup });
    socket.tell('open', { detail: { url: markup, protocol: markup, attempt: 0 } });
    socket.tell('close', {
      detail: {
        code: 4000,
        reason: markup,
        wasClean: true,
        cause: 'server',
        willReconnect: false,
        unconfirmed: 0,
      },
    });
    socket.tell('unsent', { detail: { data: [markup], reason: 'closed' } });
    socket.tell('error', { detail: { error: new Error(markup) } });
    await rendered(element);
    const found = lines(element);
    assert.equal(found.length, 9);
    for (const line of found) assert.include(line, markup);
    assert.isNull(element.shadowRoot?.querySelector('img, script'));
    assert.notProperty(window, 'hacked');
  });

  const shownAs = async (data: string): Promise<string> => {
    socket.tell('received', { data });
    await rendered(element);
    return entries(element).at(-1)?.querySelector('.body')?.textContent ?? '';
  };

  it('shows control characters by their names', async () => {
    assert.equal(
      await shownAs('a\u0000b\u001b[31mc\rd\u007fe\u0085'),
      'a[NUL]b[ESC][31mc[CR]d[DEL]e[U+0085]',
    );
  });

  it('shows characters that change the direction or cannot be seen by their names', async () => {
    assert.equal(
      await shownAs('user\u202Egpj.exe \u2066x\u2069 \u200b \ufeff \u{e0041} \u2028'),
      'user[U+202E]gpj.exe [U+2066]x[U+2069] [U+200B] [U+FEFF] [U+E0041] [U+2028]',
    );
  });

  it('shows lone surrogates by their names', async () => {
    assert.equal(await shownAs('\ud800 x \udc00'), '[U+D800] x [U+DC00]');
  });

  it('leaves lines, tabs, emoji and the scripts of the world alone', async () => {
    const text = 'one\n\ttwo 👩‍🚀 नमस्ते می‌خواهم 检测 é';
    assert.equal(await shownAs(text), text);
  });

  it('marks names, so that a message cannot write one itself', async () => {
    await shownAs('[U+202E] \u202E');
    const named = entries(element).at(-1)?.querySelectorAll('.named');
    assert.deepEqual(
      Array.from(named ?? [], (each) => each.textContent),
      ['[U+202E]'],
    );
  });

  it('makes few nodes of many controls, and still shows each', async () => {
    const text = await shownAs('\u0000a'.repeat(900));
    assert.equal(text, '[NUL]a'.repeat(900));
    assert.isBelow(entries(element).at(-1)?.querySelectorAll('*').length ?? 0, 100);
  });

  it('cannot reach into other lines: direction is isolated, and each line clipped', async () => {
    await shownAs('שלום 1 2 3');
    const line = entries(element).at(-1) as HTMLElement;
    const body = line.querySelector('.body') as HTMLElement;
    assert.equal(getComputedStyle(body).unicodeBidi, 'isolate');
    assert.equal(getComputedStyle(line).overflow, 'clip');
  });

  it('cannot widen the console', async () => {
    const width = element.getBoundingClientRect().width;
    await shownAs('x'.repeat(2000));
    await shownAs('\u00a0'.repeat(500));
    const log = element.shadowRoot?.querySelector('[part="log"]') as HTMLElement;
    assert.equal(log.scrollWidth, log.clientWidth);
    for (const body of log.querySelectorAll('.body')) {
      assert.isAtMost(body.getBoundingClientRect().right, log.getBoundingClientRect().right);
    }
    assert.equal(element.getBoundingClientRect().width, width);
  });

  it('of a type that no frame can have is shown as text', async () => {
    socket.tell('sent', { data: { toString: () => markup } });
    socket.tell('sent', { data: null });
    await rendered(element);
    assert.include(lines(element).at(-2) ?? '', markup);
    assert.equal(lines(element).at(-1), '↑ sent null');
  });
});
