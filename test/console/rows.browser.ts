import { assert } from 'chai';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { clearStage, consoleFor, entries, FakeSocket, part, rendered } from './support.ts';

describe('the rows of the log of <socket-console>', () => {
  let socket: FakeSocket;
  let element: SocketConsoleElement;
  let log: HTMLElement;

  beforeEach(async () => {
    socket = new FakeSocket('open');
    element = await consoleFor(socket);
    log = part(element, 'log');
    await tell(500);
  });

  afterEach(clearStage);

  const tell = async (count: number, prefix = 'row'): Promise<void> => {
    for (let number = 0; number < count; number += 1) {
      socket.tell('received', { data: `${prefix} ${number}` });
    }
    // The sizes of the first rows are looked at.
    await rendered(element);
    await rendered(element);
  };

  const press = async (key: string, init: KeyboardEventInit = {}): Promise<KeyboardEvent> => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    log.dispatchEvent(event);
    await rendered(element);
    return event;
  };

  const text = (row: Element | null | undefined): string =>
    row?.querySelector('.body')?.textContent ?? '';
  const active = (): Element | null | undefined =>
    element.shadowRoot?.getElementById(log.getAttribute('aria-activedescendant') ?? '');
  const selected = (): string[] =>
    entries(element)
      .filter((row) => row.getAttribute('aria-selected') === 'true')
      .map(text);

  /** The rows that can be seen now. */
  const inView = (): string[] => {
    const { top, bottom } = log.getBoundingClientRect();
    return entries(element)
      .filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top + 1 && box.top < bottom - 1;
      })
      .map(text);
  };

  const scrollTo = async (top: number): Promise<void> => {
    log.scrollTop = top;
    log.dispatchEvent(new Event('scroll'));
    await rendered(element);
  };

  it('are few, whatever there is, and say their place among all', async () => {
    assert.isBelow(entries(element).length, 80);
    assert.equal(log.getAttribute('aria-rowcount'), '500');
    assert.equal(entries(element).at(-1)?.getAttribute('aria-rowindex'), '500');
    await scrollTo(0);
    assert.equal(entries(element)[0]?.getAttribute('aria-rowindex'), '1');
  });

  it('fill the view without a gap, wherever it is scrolled to', async () => {
    for (const share of [0, 0.1, 0.37, 0.5, 0.99, 1]) {
      await scrollTo(share * (log.scrollHeight - log.clientHeight));
      const { top, bottom } = log.getBoundingClientRect();
      const rows = entries(element).map((row) => row.getBoundingClientRect());
      assert.isAtMost(rows[0]?.top ?? NaN, top + 1);
      assert.isAtLeast(rows.at(-1)?.bottom ?? NaN, bottom - 1);
      for (const [index, row] of rows.slice(1).entries()) {
        assert.closeTo(row.top, rows[index]?.bottom ?? NaN, 0.5);
      }
    }
  });

  it('are of one height, whatever is in them', async () => {
    socket.tell('received', { data: 'one\ntwo\n\nthree' });
    socket.tell('received', { data: 'ᄀ'.repeat(3000) });
    socket.tell('received', { data: 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞' });
    await rendered(element);
    const heights = new Set(entries(element).map((row) => row.getBoundingClientRect().height));
    assert.equal(heights.size, 1);
  });

  it('are measured as they are laid out, however the page is scaled', async () => {
    element.style.transform = 'scale(0.5)';
    await tell(1);
    assert.closeTo(log.scrollHeight, 501 * (entries(element)[0]?.offsetHeight ?? 0), 1);
  });

  it('in view stay in view while older ones go', async () => {
    await scrollTo(4000);
    const before = inView().slice(0, 8);
    element.maxEntries = 400;
    await rendered(element);
    assert.deepEqual(inView().slice(0, 8), before);
    await tell(50, 'later');
    assert.deepEqual(inView().slice(0, 8), before);
  });

  it('in view stay in view while the filter changes what is around them', async () => {
    await scrollTo(5000);
    const [before = ''] = inView();
    element.filter = '/[02468]$/';
    await rendered(element);
    assert.closeTo(Number(inView()[0]?.replace('row ', '')), Number(before.replace('row ', '')), 2);
  });

  it('in view stay in view when the console is moved in the page', async () => {
    await scrollTo(5000);
    const before = inView();
    document.body.append(element);
    document.querySelector('main')?.append(element);
    await rendered(element);
    await rendered(element);
    assert.deepEqual(inView(), before);
  });

  it('begin at the end again once the log was emptied', async () => {
    await scrollTo(0);
    element.clear();
    await rendered(element);
    assert.isFalse(Boolean(element.shadowRoot?.querySelector('[part="jump"]')));
    await tell(100, 'later');
    assert.equal(inView().at(-1), 'later 99');
  });

  describe('by keyboard', () => {
    it('begin at the last one, and go up and down', async () => {
      await press('ArrowUp');
      assert.equal(text(active()), 'row 499');
      await press('ArrowUp');
      await press('ArrowUp');
      await press('ArrowDown');
      assert.equal(text(active()), 'row 498');
      assert.deepEqual(selected(), ['row 498']);
    });

    it('go to both ends, and no further', async () => {
      await press('Home');
      assert.equal(text(active()), 'row 0');
      assert.equal(inView()[0], 'row 0');
      await press('ArrowUp');
      assert.equal(text(active()), 'row 0');
      await press('End');
      assert.equal(text(active()), 'row 499');
      assert.equal(inView().at(-1), 'row 499');
    });

    it('go by pages, and are in view', async () => {
      const page = inView().length;
      await press('End');
      await press('PageUp');
      assert.isTrue(inView().includes(text(active())));
      const place = Number(text(active()).replace('row ', ''));
      assert.closeTo(499 - place, page, 3);
      await press('PageDown');
      assert.equal(text(active()), 'row 499');
    });

    it('scroll one by one where the view ends', async () => {
      await press('Home');
      for (let step = 0; step < 60; step += 1) await press('ArrowDown');
      assert.equal(text(active()), 'row 60');
      assert.equal(inView().at(-1), 'row 60');
    });

    it('are selected together with Shift, and all with Ctrl+A', async () => {
      await press('End');
      await press('ArrowUp', { shiftKey: true });
      await press('ArrowUp', { shiftKey: true });
      assert.deepEqual(selected(), ['row 497', 'row 498', 'row 499']);
      await press('ArrowUp');
      assert.deepEqual(selected(), ['row 496']);
      await press('a', { ctrlKey: true });
      assert.equal(selected().length, entries(element).length);
    });

    it('go to the next one that is shown from one that the filter hides', async () => {
      await press('End');
      for (let step = 0; step < 10; step += 1) await press('ArrowUp');
      assert.equal(text(active()), 'row 489');
      element.filter = '/[02468]$/';
      await rendered(element);
      await press('ArrowDown');
      assert.equal(text(active()), 'row 490');
      element.filter = '-490';
      await rendered(element);
      await press('ArrowUp');
      assert.equal(text(active()), 'row 489');
    });

    it('are all selected by Ctrl+A with Caps Lock, too', async () => {
      await press('A', { ctrlKey: true });
      assert.equal(selected().length, entries(element).length);
    });

    it('are selected by Ctrl+A as far as they are shown: not what waits in a pause', async () => {
      element.paused = true;
      await rendered(element);
      await tell(10, 'later');
      await press('a', { ctrlKey: true });
      assert.equal(text(active()), 'row 499');
    });

    it('are read in full by Enter, and no more by Esc, which then lets go', async () => {
      await press('End');
      await press('Enter');
      part(element, 'detail');
      await press('Escape');
      assert.isNull(element.shadowRoot?.querySelector('[part~="detail"]'));
      assert.deepEqual(selected(), ['row 499']);
      await press('Escape');
      assert.deepEqual(selected(), []);
      assert.isFalse((await press('Escape')).defaultPrevented);
    });

    it('leave other keys alone', async () => {
      for (const key of ['Tab', 'x', 'F5'])
        assert.isFalse((await press(key)).defaultPrevented, key);
    });
  });

  describe('copied', () => {
    const copy = async (): Promise<string | undefined> => {
      const event = new Event('copy', { bubbles: true, cancelable: true });
      const copied = new Map<string, string>();
      // Engines disagree on what a clipboard event made by a script may carry.
      const clipboardData = { setData: (type: string, text: string) => copied.set(type, text) };
      log.dispatchEvent(Object.assign(event, { clipboardData }));
      await rendered(element);
      return event.defaultPrevented ? copied.get('text/plain') : undefined;
    };

    it('are the message itself, where it is one', async () => {
      await press('End');
      assert.equal(await copy(), 'row 499');
      assert.include(part(element, 'said').textContent, '1 entry copied');
    });

    it('are a line each, with time and kind, where there are several', async () => {
      await press('End');
      await press('ArrowUp', { shiftKey: true });
      const [first = '', second = ''] = (await copy())?.split('\n') ?? [];
      assert.match(first, /^\d\d:\d\d:\d\d\.\d{3} received row 498$/);
      assert.match(second, /received row 499$/);
    });

    it('are none where the filter hides what is selected: the clipboard stays as it is', async () => {
      await press('End');
      element.filter = '-499';
      await rendered(element);
      assert.isUndefined(await copy());
    });

    it('have the whole time of a wait that counts', async () => {
      socket.lose(60_000);
      await rendered(element);
      await press('End');
      assert.equal(await copy(), 'retry 1 in 60 s');
    });

    it('are left to the browser where text is selected', async () => {
      await press('End');
      const body = entries(element).at(-1)?.querySelector('.body') as HTMLElement;
      getSelection()?.selectAllChildren(body);
      assert.isUndefined(await copy());
      getSelection()?.removeAllRanges();
    });
  });

  it('are opened by a click, and closed by the pane', async () => {
    entries(element).at(-1)?.click();
    await rendered(element);
    part(element, 'detail');
    assert.deepEqual(selected(), ['row 499']);
  });

  it('are left for the end by a button that is there while the log does not follow it', async () => {
    assert.isNull(element.shadowRoot?.querySelector('[part="jump"]'));
    await scrollTo(0);
    part(element, 'jump').click();
    await rendered(element);
    assert.equal(inView().at(-1), 'row 499');
    assert.equal(element.shadowRoot?.activeElement, log);
    await tell(5, 'later');
    assert.equal(inView().at(-1), 'later 4');
  });
});
