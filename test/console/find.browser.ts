import { assert } from 'chai';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import {
  button,
  clearStage,
  clearStorage,
  consoleFor,
  entries,
  FakeSocket,
  lines,
  part,
  prefix,
  rendered,
  stored,
} from './support.ts';

describe('what the log of <socket-console> shows', () => {
  let socket: FakeSocket;
  let element: SocketConsoleElement;

  beforeEach(async () => {
    socket = new FakeSocket('open');
    element = await consoleFor(socket);
  });

  afterEach(clearStage);

  const shown = async (): Promise<string[]> => {
    await rendered(element);
    return lines(element);
  };

  const field = (): HTMLInputElement => part<HTMLInputElement>(element, 'filter');

  const type = async (text: string): Promise<void> => {
    field().value = text;
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
    await rendered(element);
  };

  const tellSome = (): void => {
    socket.tell('sent', { data: 'question one' });
    socket.tell('received', { data: 'answer one' });
    socket.tell('received', { data: 'answer two' });
    socket.tell('error', { detail: { error: new Error('It failed.') } });
  };

  describe('by kind', () => {
    it('is what has its button pressed', async () => {
      tellSome();
      await rendered(element);
      button(element, 'chip-received').click();
      assert.deepEqual(await shown(), ['↑ sent question one', '! error It failed.']);
      assert.equal(element.hide, 'received');
      button(element, 'chip-errors').click();
      assert.deepEqual(await shown(), ['↑ sent question one']);
      button(element, 'chip-received').click();
      button(element, 'chip-errors').click();
      assert.lengthOf(await shown(), 4);
      assert.equal(element.hide, '');
    });

    it('is heartbeats by their own attribute alone', async () => {
      element.heartbeats = true;
      element.hide = 'heartbeats sent';
      socket.tell('probe', { data: 'ping' });
      tellSome();
      assert.lengthOf(await shown(), 4);
      assert.equal(button(element, 'chip-heartbeats').ariaPressed, 'true');
    });

    it('is counted, shown or not', async () => {
      tellSome();
      socket.tell('probe', { data: 'ping' });
      await rendered(element);
      const counts = ['sent', 'received', 'heartbeats', 'held', 'link', 'errors'].map((name) =>
        button(element, `chip-${name}`).querySelector('.number')?.textContent?.trim(),
      );
      assert.deepEqual(counts, ['1', '2', '1', '0', '0', '1']);
    });

    it('is what the attribute leaves, unknown names apart', async () => {
      tellSome();
      element.setAttribute('hide', ' sent nonsense  errors ');
      assert.deepEqual(await shown(), ['↓ received answer one', '↓ received answer two']);
      assert.equal(button(element, 'chip-sent').getAttribute('aria-pressed'), 'false');
      assert.equal(button(element, 'chip-received').getAttribute('aria-pressed'), 'true');
    });
  });

  describe('by filter', () => {
    it('is what has all the words, marked', async () => {
      tellSome();
      await type('one ANSWER');
      assert.deepEqual(lines(element), ['↓ received answer one']);
      const marks = Array.from(entries(element)[0]?.querySelectorAll('mark') ?? []);
      assert.deepEqual(
        marks.map(({ textContent }) => textContent),
        ['answer', 'one'],
      );
      assert.equal(element.filter, 'one ANSWER');
      assert.include(part(element, 'count').textContent, '1 of 4 entries');
    });

    it('goes for what comes later too, and for all that a row says', async () => {
      await type('-answer');
      tellSome();
      assert.deepEqual(await shown(), ['↑ sent question one', '! error It failed.']);
      await type('failed');
      assert.deepEqual(lines(element), ['! error It failed.']);
    });

    it('sees into bytes and Blobs as text', async () => {
      await type('needle');
      socket.tell('received', { data: new TextEncoder().encode('a needle').buffer });
      socket.tell('received', { data: new Blob(['another needle']) });
      socket.tell('received', { data: new Blob(['hay']) });
      while ((await shown()).length < 2);
      assert.lengthOf(lines(element), 2);
    });

    it('shows the place in a long message', async () => {
      socket.tell('received', { data: `${'x'.repeat(100_000)}needle${'y'.repeat(100_000)}` });
      await type('needle');
      assert.equal(entries(element)[0]?.querySelector('mark')?.textContent, 'needle');
    });

    it('tells of a bad regular expression; the rest holds, and nothing breaks', async () => {
      tellSome();
      await type('one /(/');
      assert.lengthOf(lines(element), 2);
      assert.equal(field().getAttribute('aria-invalid'), 'true');
      const described = element.shadowRoot?.getElementById(
        field().getAttribute('aria-describedby') ?? '',
      );
      assert.include(described?.textContent, '/(/');
      await type('one');
      assert.equal(field().getAttribute('aria-invalid'), 'false');
      assert.isNull(element.shadowRoot?.querySelector('[part="mistake"]'));
    });

    for (const nothing of [null, undefined]) {
      it(`is taken back by ${nothing}, as frameworks do it; so is what is hidden`, async () => {
        const count = entries(element).length;
        Object.assign(element, { filter: 'no such text', hide: 'received', panels: 'life' });
        await rendered(element);
        Object.assign(element, { filter: nothing, hide: nothing, panels: nothing });
        await rendered(element);
        assert.lengthOf(entries(element), count);
        assert.deepEqual([element.filter, element.hide, element.panels], ['', '', '']);
      });
    }

    it('is told of as printable text, and by its beginning, where it is bad', async () => {
      element.filter = `/(\u202e${'x'.repeat(10_000)}/`;
      await rendered(element);
      const said = part(element, 'mistake').textContent ?? '';
      assert.include(said, '/([U+202E]xxx');
      assert.isBelow(said.length, 600);
    });

    it('comes from the attribute as well', async () => {
      tellSome();
      element.setAttribute('filter', '/two$/');
      assert.deepEqual(await shown(), ['↓ received answer two']);
      assert.equal(field().value, '/two$/');
    });

    it('says so where nothing is found', async () => {
      tellSome();
      await type('nowhere');
      assert.include(element.shadowRoot?.querySelector('.nothing')?.textContent, 'filter');
    });

    it('is taken away by Esc, and a second one goes to the log', async () => {
      await type('x');
      field().focus();
      const pressEscape = () =>
        field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      pressEscape();
      await rendered(element);
      assert.equal(element.filter, '');
      assert.equal(element.shadowRoot?.activeElement, field());
      pressEscape();
      assert.equal(element.shadowRoot?.activeElement, part(element, 'log'));
    });

    it('is reached by a slash, from wherever no text is written', async () => {
      const slash = (target: HTMLElement) =>
        target.dispatchEvent(
          new KeyboardEvent('keydown', { key: '/', bubbles: true, composed: true }),
        );
      part(element, 'input').focus();
      slash(part(element, 'input'));
      assert.equal(element.shadowRoot?.activeElement, part(element, 'input'));
      slash(part(element, 'log'));
      assert.equal(element.shadowRoot?.activeElement, field());
      element.panels = 'transfer';
      await rendered(element);
      part(element, 'shorten').focus();
      slash(part(element, 'shorten'));
      assert.equal(element.shadowRoot?.activeElement?.part.value, 'filter', 'from a checkbox');
    });
  });

  describe('by saved filters', () => {
    afterEach(clearStorage);

    const opened = async (console: SocketConsoleElement, storage = prefix): Promise<void> => {
      console.storage = storage;
      button(console, 'saved-filters').click();
      await rendered(console);
    };

    it('is what was saved under the name that is chosen, in any console', async () => {
      await opened(element);
      Object.assign(element, { filter: 'one', hide: 'sent', heartbeats: true });
      const name = part<HTMLInputElement>(element, 'saved-name');
      name.value = 'Ones';
      name.dispatchEvent(new InputEvent('input'));
      await rendered(element);
      button(element, 'saved-save').click();

      const other = await consoleFor(socket);
      await opened(other);
      const choice = part<HTMLSelectElement>(other, 'saved');
      assert.deepEqual(Array.from(choice.options, ({ text }) => text).slice(1), ['Ones']);
      choice.value = 'Ones';
      choice.dispatchEvent(new Event('change'));
      await rendered(other);
      const { filter, hide, heartbeats } = other;
      assert.deepEqual([filter, hide, heartbeats], ['one', 'sent', true]);
    });

    it('is kept under the name that the attribute says', async () => {
      element.filter = 'one';
      await opened(element, `${prefix}-mine`);
      const name = part<HTMLInputElement>(element, 'saved-name');
      name.value = 'Ones';
      name.dispatchEvent(new InputEvent('input'));
      await rendered(element);
      button(element, 'saved-save').click();
      assert.deepEqual(stored(), [`${prefix}-mine:filters`]);
    });

    it('is none of what is no filter', async () => {
      const rubbish = [{ name: 'x', value: { filter: 1 } }, 'y', null];
      localStorage.setItem(`${prefix}:filters`, JSON.stringify(rubbish));
      await opened(element);
      assert.lengthOf(part<HTMLSelectElement>(element, 'saved').options, 1);
    });
  });

  describe('while it is paused', () => {
    it('stays as it is; the rest is recorded, and counted', async () => {
      tellSome();
      await rendered(element);
      button(element, 'pause').click();
      await rendered(element);
      tellSome();
      assert.lengthOf(await shown(), 4);
      assert.isTrue(element.paused);
      assert.equal(button(element, 'pause').textContent?.trim(), 'Go on (4 waiting)');
      assert.include(button(element, 'chip-received').textContent, '4');
      button(element, 'pause').click();
      assert.lengthOf(await shown(), 8);
    });

    it('is by the attribute as well, and what waits is what the filter lets pass', async () => {
      element.setAttribute('paused', '');
      await rendered(element);
      element.filter = 'answer';
      tellSome();
      assert.deepEqual(await shown(), []);
      assert.include(button(element, 'pause').textContent, '2 waiting');
      element.removeAttribute('paused');
      assert.lengthOf(await shown(), 2);
    });

    it('is empty when all that stood still has gone, and says so', async () => {
      tellSome();
      await rendered(element);
      element.paused = true;
      element.maxEntries = 4;
      await rendered(element);
      tellSome();
      assert.deepEqual(await shown(), []);
      assert.include(button(element, 'pause').textContent, '4 waiting');
      assert.equal(
        element.shadowRoot?.querySelector('.nothing')?.textContent,
        '4 older ones have gone',
      );
    });

    it('goes on being recorded after it was emptied', async () => {
      tellSome();
      element.paused = true;
      await rendered(element);
      element.clear();
      await rendered(element);
      tellSome();
      assert.deepEqual(await shown(), []);
      element.paused = false;
      assert.lengthOf(await shown(), 4);
    });
  });
});
