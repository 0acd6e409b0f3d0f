import { assert } from 'chai';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import {
  button,
  clearStage,
  consoleFor,
  entries,
  FakeSocket,
  frame,
  part,
  rendered,
} from './support.ts';

describe('the layout of <socket-console>', () => {
  afterEach(clearStage);

  /** A console with a log that is longer than any screen. */
  const filled = async (style = '', stage = ''): Promise<SocketConsoleElement> => {
    const socket = new FakeSocket('open');
    const element = await consoleFor(socket);
    element.setAttribute('style', style);
    element.parentElement?.setAttribute('style', stage);
    for (let count = 0; count < 300; count += 1) socket.tell('received', { data: `${count}` });
    await laidOut(element);
    return element;
  };

  const laidOut = async (element: SocketConsoleElement): Promise<void> => {
    await rendered(element);
    // What has changed its size is rendered again in a frame of its own.
    await frame();
    await frame();
    await rendered(element);
  };

  for (const width of [320, 360, 700]) {
    for (const open of ['', 'life', 'break', 'transfer', 'life break transfer', 'more']) {
      const beside = open ? `beside ${open}` : 'alone';
      it(`at ${width} px, an entry that is open ${beside} lies over nothing`, async () => {
        const element = await filled(`inline-size: ${width}px`);
        if (open === 'more') button(element, 'more').click();
        else element.panels = open;
        entries(element)[0]?.click();
        await laidOut(element);

        const field = part(element, 'input');
        field.scrollIntoView({ block: 'nearest' });
        const { left, top, width: wide, height } = field.getBoundingClientRect();
        const hit = element.shadowRoot?.elementFromPoint(left + wide / 2, top + height / 2);
        assert.equal(hit?.getAttribute('part'), 'input');
        const panels =
          open && open !== 'more' ? open.split(' ').map((name) => `panel-${name}`) : [];
        const names = ['toolbar', 'facts', ...panels, 'find', 'log', 'detail', 'composer'];
        const boxes = names.map((name) => part(element, name).getBoundingClientRect());
        for (const [place, box] of boxes.entries()) {
          const next = boxes[place + 1];
          if (next) assert.isAtMost(box.bottom, next.top + 0.5, names[place]);
        }
      });
    }
  }

  /** What the size of a console decides. */
  const sizes = (element: SocketConsoleElement) => ({
    height: element.offsetHeight,
    log: part(element, 'log').clientHeight,
    rows: entries(element).length,
  });

  for (const height of ['400px', '100%', 'auto', 'fit-content']) {
    for (const display of ['block', 'grid', 'inline-block', 'inline-flex']) {
      it(`at a height of ${height} is its own, displayed as ${display} by the page`, async () => {
        const style = `inline-size: 900px; height: ${height}; padding: 4px; border: 3px solid`;
        const own = await filled(style, 'height: 600px');
        const expected = sizes(own);
        assert.isBelow(expected.rows, 50);
        own.style.display = display;
        await laidOut(own);
        assert.deepEqual(sizes(own), expected);
      });
    }
  }

  it('makes few rows, whatever the page displays it as', async () => {
    for (const display of ['inline', 'contents', 'table', 'list-item', 'none']) {
      const element = await filled(`display: ${display}; height: auto`);
      assert.isBelow(entries(element).length, 50, display);
    }
  });

  it('ends where the page displays none of it', async () => {
    const element = await filled('display: none');
    assert.equal(part(element, 'toolbar').offsetHeight, 0);
  });
});

describe('a <socket-console> that is moved', () => {
  let elsewhere: HTMLIFrameElement;

  beforeEach(async () => {
    elsewhere = document.createElement('iframe');
    elsewhere.srcdoc = `<!doctype html>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
      <main></main>`;
    document.body.append(elsewhere);
    await new Promise((resolve) => elsewhere.addEventListener('load', resolve));
  });

  afterEach(() => {
    clearStage();
    elsewhere.contentDocument?.body.replaceChildren();
    elsewhere.remove();
  });

  const there = () => elsewhere.contentDocument as Document;
  const isStyled = (element: SocketConsoleElement) =>
    getComputedStyle(part(element, 'log')).overflowY === 'auto' &&
    getComputedStyle(part(element, 'detail')).paddingBottom === '12px';

  const open = async (element: SocketConsoleElement, socket: FakeSocket): Promise<void> => {
    socket.tell('received', { data: 'x' });
    await rendered(element);
    entries(element)[0]?.click();
    await rendered(element);
  };

  it('to a frame that is removed is no error of the page', async () => {
    const element = await consoleFor(new FakeSocket('open'));
    there().body.append(element);
    await rendered(element);
    const errors: string[] = [];
    const hear = (event: ErrorEvent) => {
      errors.push(event.message);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('error', hear, { capture: true });
    elsewhere.remove();
    for (let count = 0; count < 3; count += 1) await frame();
    element.remove();
    window.removeEventListener('error', hear, { capture: true });
    assert.deepEqual(errors, []);
  });

  it('to another document keeps its look there, and on the way back', async () => {
    const socket = new FakeSocket('open');
    const element = await consoleFor(socket);
    await open(element, socket);
    const home = element.parentElement;
    const broken: string[] = [];
    there().addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      broken.push(violatedDirective);
    });
    there().body.append(element);
    await rendered(element);
    assert.isTrue(isStyled(element));
    home?.append(element);
    await rendered(element);
    assert.isTrue(isStyled(element));
    assert.deepEqual(broken, []);
  });

  it('to another document before it was in any has its look there', async () => {
    const socket = new FakeSocket('open');
    const element = document.createElement('socket-console');
    element.socket = socket;
    there().body.append(element);
    await open(element, socket);
    assert.isTrue(isStyled(element));
  });

  it('through a document that is not shown has its look after it', async () => {
    const socket = new FakeSocket('open');
    const element = await consoleFor(socket);
    await open(element, socket);
    const home = element.parentElement;
    document.implementation.createHTMLDocument().body.append(element);
    home?.append(element);
    await rendered(element);
    assert.isTrue(isStyled(element));
  });
});
