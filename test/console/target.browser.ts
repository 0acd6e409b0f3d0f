import { assert } from 'chai';
import type { ConsoleSocket, SocketConsoleElement } from 'heartbeat-socket/console';
import { where } from '../support/engines.ts';
import { until } from '../support/waiting.ts';
import {
  clearStage,
  enabled,
  FakeSocket,
  lines,
  notice,
  rendered,
  stage,
  status,
} from './support.ts';

/** Has garbage collected at once. */
const { gc } = globalThis as { gc?: () => void };

/** An element that can be tapped, as `<heartbeat-socket>` can. */
class FakeElement extends HTMLElement {
  readonly fake = new FakeSocket('open');
  readonly queueLimit = 1000;
  get state() {
    return this.fake.state;
  }
  connect = () => this.fake.connect();
  send = (data: string) => this.fake.send(data);
  close = () => this.fake.close();
  tap = (observer: Parameters<FakeSocket['tap']>[0]) => this.fake.tap(observer);
}
customElements.define('fake-socket', FakeElement);

describe('what <socket-console for> names', () => {
  let place: HTMLElement;

  afterEach(clearStage);

  const put = async (markup: string): Promise<SocketConsoleElement> => {
    place = stage(markup);
    const element = place.querySelector('socket-console') as SocketConsoleElement;
    await rendered(element);
    return element;
  };

  const make = (id: string): FakeElement => {
    const element = document.createElement('fake-socket') as FakeElement;
    element.id = id;
    return element;
  };

  const watches = async (
    console: SocketConsoleElement,
    { fake }: FakeElement,
  ): Promise<boolean> => {
    const text = `told at ${performance.now()}`;
    fake.tell('received', { data: text });
    await rendered(console);
    return lines(console).some((line) => line.includes(text));
  };

  it('is watched', async () => {
    const element = await put(
      '<fake-socket id="feed"></fake-socket><socket-console for="feed"></socket-console>',
    );
    assert.isTrue(await watches(element, place.querySelector('fake-socket') as FakeElement));
    assert.equal(element.htmlFor, 'feed');
    assert.equal(notice(element), '');
  });

  it('may appear later', async () => {
    const element = await put('<socket-console for="feed"></socket-console>');
    assert.equal(enabled(element), '');
    const late = make('feed');
    place.append(late);
    await rendered(element);
    assert.isTrue(await watches(element, late));
    assert.equal(enabled(element), 'send close');
    assert.equal(notice(element), '');
  });

  it('may get its id later, and lose it', async () => {
    const element = await put('<socket-console for="feed"></socket-console>');
    const nameless = make('');
    place.append(nameless);
    nameless.id = 'feed';
    await rendered(element);
    assert.isTrue(await watches(element, nameless));
    nameless.id = 'other';
    await rendered(element);
    assert.isFalse(await watches(element, nameless));
  });

  it('may move', async () => {
    const element = await put('<p></p><socket-console for="feed"></socket-console>');
    const moved = make('feed');
    place.append(moved);
    await rendered(element);
    place.querySelector('p')?.append(moved);
    await rendered(element);
    assert.isTrue(await watches(element, moved));
    assert.equal(moved.fake.observers.size, 1);
    assert.isFalse(lines(element).some((line) => line.includes('another socket')));
  });

  it('is still watched when the console moves within the page', async () => {
    const element = await put(
      '<p></p><fake-socket id="feed"></fake-socket><socket-console for="feed"></socket-console>',
    );
    place.querySelector('p')?.append(element);
    await rendered(element);
    assert.isTrue(await watches(element, place.querySelector('fake-socket') as FakeElement));
  });

  it('a page that changes does not render the console again', async () => {
    const element = await put(
      '<fake-socket id="feed"></fake-socket><socket-console for="feed"></socket-console>',
    );
    const { fake } = place.querySelector('fake-socket') as FakeElement;
    // While a link is open, its time runs.
    fake.become('closed');
    await rendered(element);
    let updates = 0;
    element.addController({ hostUpdated: () => (updates += 1) });
    for (let count = 0; count < 100; count += 1) {
      place.append(document.createElement('p'));
      await new Promise((resolve) => setTimeout(resolve));
    }
    await rendered(element);
    assert.equal(updates, 0);
    assert.isTrue(await watches(element, place.querySelector('fake-socket') as FakeElement));
  });

  it('may be replaced: the old one is let go, and the log says so', async () => {
    const element = await put('<socket-console for="feed"></socket-console>');
    const [old, young] = [make('feed'), make('feed')];
    place.append(old);
    await rendered(element);
    old.replaceWith(young);
    await rendered(element);
    assert.equal(old.fake.observers.size, 0);
    assert.include(lines(element).at(-1), 'another socket from here on');
    assert.isTrue(await watches(element, young));
  });

  it('may be removed: it is let go, and the console says so', async () => {
    const element = await put('<socket-console for="feed"></socket-console>');
    const gone = make('feed');
    place.append(gone);
    await rendered(element);
    gone.remove();
    await rendered(element);
    assert.equal(gone.fake.observers.size, 0);
    assert.equal(notice(element), 'Nothing here has the id “feed”.');
    assert.equal(enabled(element), '');
  });

  it('is the first of two with one id, as everywhere on the platform', async () => {
    const element = await put('<socket-console for="feed"></socket-console>');
    const [first, second] = [make('feed'), make('feed')];
    place.append(first, second);
    await rendered(element);
    assert.isTrue(await watches(element, first));
    assert.isFalse(await watches(element, second));
    first.remove();
    await rendered(element);
    assert.isTrue(await watches(element, second));
  });

  it('is looked for in the own root only', async () => {
    const outer = make('feed');
    const host = stage('<div></div>').querySelector('div') as HTMLElement;
    host.before(outer);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<socket-console for="feed"></socket-console>';
    const element = root.querySelector('socket-console') as SocketConsoleElement;
    await rendered(element);
    assert.isFalse(await watches(element, outer));
    const inner = make('feed');
    root.append(inner);
    await rendered(element);
    assert.isTrue(await watches(element, inner));
  });

  it('is looked for anew when the console itself moves to another root', async () => {
    const element = await put('<div></div><socket-console for="feed"></socket-console>');
    const root = (place.querySelector('div') as HTMLElement).attachShadow({ mode: 'open' });
    const inner = make('feed');
    root.append(inner, element);
    await rendered(element);
    assert.isTrue(await watches(element, inner));
  });

  it('may be an element whose tag is defined later', async () => {
    const element = await put(
      '<late-socket id="feed"></late-socket><socket-console for="feed"></socket-console>',
    );
    assert.equal(notice(element), '“feed” is a <late-socket>, and that tag is not defined yet.');
    assert.equal(enabled(element), '');
    customElements.define('late-socket', class extends FakeElement {});
    await rendered(element);
    assert.isTrue(await watches(element, place.querySelector('late-socket') as FakeElement));
  });

  where('garbage that is collected on demand')(
    'may be of a tag that is never defined: to wait for it keeps no console in memory',
    async () => {
      const gone: WeakRef<SocketConsoleElement>[] = [];
      for (let count = 0; count < 5; count += 1) {
        const element = await put(
          '<never-defined id="feed"></never-defined><socket-console for="feed"></socket-console>',
        );
        gone.push(new WeakRef(element));
      }
      clearStage();
      // The engine may still know one or the other.
      await until(() => {
        gc?.();
        return gone.some((each) => !each.deref());
      }, 'a console was collected');
    },
  );

  it('bad input: may be nothing: the console says so, and its buttons are disabled', async () => {
    const element = await put('<socket-console for="nobody"></socket-console>');
    assert.equal(notice(element), 'Nothing here has the id “nobody”.');
    assert.include(status(element), 'no socket');
    assert.equal(enabled(element), '');
  });

  it('bad input: may be no socket: the console says so, and its buttons are disabled', async () => {
    const element = await put('<input id="feed"><socket-console for="feed"></socket-console>');
    assert.equal(notice(element), '“feed” is a <input>, which is no socket.');
    assert.equal(enabled(element), '');
  });

  it('bad input: may be missing altogether: the console says what to do', async () => {
    for (const markup of [
      '<socket-console></socket-console>',
      '<socket-console for=""></socket-console>',
    ]) {
      const element = await put(markup);
      assert.include(notice(element), 'No socket to watch');
      assert.equal(enabled(element), '');
    }
  });

  it('bad input: may be an id that is hostile: it is text', async () => {
    const element = await put('<socket-console></socket-console>');
    element.htmlFor = '"]<img src=x>\u202E';
    await rendered(element);
    assert.include(notice(element), '<img src=x>');
    assert.isNull(element.shadowRoot?.querySelector('img'));
  });

  it('is reflected by htmlFor, which leaves no attribute where there was none', async () => {
    const element = await put('<socket-console></socket-console>');
    assert.isFalse(element.hasAttribute('for'));
    element.htmlFor = 'feed';
    await rendered(element);
    assert.equal(element.getAttribute('for'), 'feed');
    element.removeAttribute('for');
    assert.equal(element.htmlFor, '');
  });

  it('changes with the attribute', async () => {
    const element = await put('<socket-console for="one"></socket-console>');
    const [one, two] = [make('one'), make('two')];
    place.append(one, two);
    await rendered(element);
    element.setAttribute('for', 'two');
    await rendered(element);
    assert.isTrue(await watches(element, two));
    assert.equal(one.fake.observers.size, 0);
  });

  it('comes after the property socket', async () => {
    const element = await put('<socket-console for="feed"></socket-console>');
    const [named, given] = [make('feed'), make('')];
    place.append(named);
    element.socket = given;
    await rendered(element);
    assert.isTrue(await watches(element, given));
    assert.equal(named.fake.observers.size, 0);
    element.socket = null;
    await rendered(element);
    assert.isTrue(await watches(element, named));
  });

  it('is not watched twice, and not while the console is out of the page', async () => {
    const element = await put('<socket-console for="feed"></socket-console>');
    const feed = make('feed');
    place.append(feed);
    await rendered(element);
    place.append(document.createElement('p'));
    await rendered(element);
    assert.equal(feed.fake.observers.size, 1);
    assert.equal(feed.fake.taps, 1);
    element.remove();
    assert.equal(feed.fake.observers.size, 0);
    feed.replaceWith(make('feed'));
    await rendered(element);
    place.append(element);
    await rendered(element);
    assert.isTrue(await watches(element, place.querySelector('fake-socket') as FakeElement));
  });

  for (const [name, value] of Object.entries({ text: 'feed', number: 7, object: {}, list: [] })) {
    it(`bad input: socket that is no socket (${name}): the console says so`, async () => {
      const element = await put('<socket-console></socket-console>');
      element.socket = value as unknown as ConsoleSocket;
      await rendered(element);
      assert.equal(notice(element), 'What “socket” was set to is no socket.');
      assert.equal(enabled(element), '');
    });
  }
});
