import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import { where } from '../support/engines.ts';
import 'heartbeat-socket';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { startServer } from '../support/server.ts';
import {
  button,
  clearStage,
  clearStorage,
  field,
  lines,
  part,
  prefix,
  rendered,
  stage,
  status,
  until,
} from './support.ts';

const it = where('keys from outside');

describe('<socket-console> by keyboard alone', () => {
  let element: SocketConsoleElement;
  let feed: HeartbeatSocketElement;

  beforeEach(async () => {
    const { url } = await startServer();
    const place = stage(`
      <button id="before">before</button>
      <heartbeat-socket id="feed" url="${url}" manual reconnect-time="100"></heartbeat-socket>
      <socket-console for="feed" storage="${prefix}"></socket-console>
      <button id="after">after</button>`);
    element = place.querySelector('socket-console') as SocketConsoleElement;
    feed = place.querySelector('heartbeat-socket') as HeartbeatSocketElement;
    await rendered(element);
    place.querySelector('button')?.focus();
  });

  afterEach(() => {
    clearStage();
    clearStorage();
  });

  const focused = (): HTMLElement | null =>
    (element.shadowRoot?.activeElement ?? null) as HTMLElement | null;

  const key = async (press: string): Promise<void> => {
    await sendKeys({ press });
    await rendered(element);
  };

  const keyWith = async (modifier: string, press: string): Promise<void> => {
    await sendKeys({ down: modifier });
    await sendKeys({ press });
    await sendKeys({ up: modifier });
    await rendered(element);
  };

  const type = async (text: string): Promise<void> => {
    await sendKeys({ type: text });
    await rendered(element);
  };

  /**
   * Goes on, or back, by Tab until what a selector means has the focus. Never out of the page: keys
   * from outside do not work as a user's do once the focus was in the browser's own controls.
   */
  const tabTo = async (selector: string, isBack = false): Promise<HTMLElement> => {
    const end = isBack ? 'before' : 'after';
    for (let step = 0; step < 80 && !focused()?.matches(selector); step += 1) {
      assert.notEqual(document.activeElement?.id, end, `${selector} is not there`);
      await (isBack ? keyWith('Shift', 'Tab') : key('Tab'));
    }
    const found = focused();
    assert(found?.matches(selector), `${selector} is not reached`);
    return found as HTMLElement;
  };

  const connected = async (): Promise<void> => {
    await tabTo('[part~="connect"]');
    await key('Enter');
    await until(() => status(element) === 'open');
  };

  it('connect, send, bring back what was sent, close', async () => {
    await connected();
    await tabTo('[part~="input"]');
    await type('one');
    await keyWith('Shift', 'Enter');
    await type('two');
    await key('Enter');
    await until(() => lines(element).includes('↓ received one two'));
    assert.equal(field(element).value, '');
    await key('ArrowUp');
    assert.equal(field(element).value, 'one\ntwo');
    await key('Enter');
    await until(() => lines(element).filter((line) => line === '↓ received one two').length === 2);
    await tabTo('[part~="close"]', true);
    await key(' ');
    await until(() => lines(element).at(-1) === '○ close 1005 cause client stays closed');
  }).timeout(120_000);

  it('find, read one entry as a tree, leave it', async () => {
    await connected();
    feed.send('{"user":{"name":"Ada"},"list":[1,2]}');
    feed.send('something else');
    await until(() => lines(element).includes('↓ received something else'));
    await tabTo('[part~="log"]');
    await key('/');
    assert.equal(focused(), part(element, 'filter'));
    await type('ada');
    await until(() => lines(element).length === 2);
    await key('Tab');
    await tabTo('[part~="log"]');
    await key('End');
    await key('Enter');
    await tabTo('[role="treeitem"]');
    const shown = (): string[] =>
      Array.from(
        element.shadowRoot?.querySelectorAll('[role="treeitem"]') ?? [],
        ({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim(),
      );
    await until(() => shown().length > 0);
    const all = shown().length;
    await key('ArrowLeft');
    await until(() => shown().length === 1);
    await key('ArrowRight');
    await until(() => shown().length > 1);
    await key('End');
    await key('Home');
    assert.isAtMost(shown().length, all);
    await key('Escape');
    assert.isNull(element.shadowRoot?.querySelector('[part~="detail"]'));
    assert.equal(focused(), part(element, 'log'));
    await key('/');
    await key('Escape');
    await until(() => lines(element).length > 2);
  }).timeout(120_000);

  it('pause and go on, hide a kind, save a filter and choose it again', async () => {
    await connected();
    await tabTo('[part~="pause"]', true);
    await key(' ');
    await until(() => element.paused);
    await key('Enter');
    await until(() => !element.paused);
    await tabTo('[part~="chip-link"]', true);
    await key(' ');
    await until(() => element.hide === 'link');
    await tabTo('[part~="saved-filters"]');
    await key('Enter');
    await tabTo('[part~="saved-name"]');
    await type('No link');
    await key('Enter');
    await tabTo('[part~="chip-link"]', true);
    await key(' ');
    await until(() => element.hide === '');
    await tabTo('[part~="saved"]');
    await key('Home');
    await key('ArrowDown');
    await until(() => element.hide === 'link');
  }).timeout(120_000);

  it('break the link and mend it', async () => {
    await connected();
    await tabTo('[part~="panel-button"][aria-controls="panel-break"]', true);
    await key('Enter');
    await tabTo('[part~="fault"]');
    await key(' ');
    await until(() => element.shadowRoot?.querySelector('[part~="breaking"]'));
    await tabTo('[part~="all-off"]');
    await key('Enter');
    await until(() => !element.shadowRoot?.querySelector('[part~="breaking"]'));
    await tabTo('[part~="cut"]');
    await key('Enter');
    await until(() => lines(element).some((line) => line.includes('close 1006')));
    await until(() => status(element) === 'open');
  }).timeout(120_000);

  it('send JSON that is checked, again and again until it is stopped, and replay it', async () => {
    await connected();
    await tabTo('[part~="more"]');
    await key('Enter');
    await tabTo('[part~="kind"]');
    await type('J');
    await tabTo('[part~="input"]', true);
    await type('{"a":');
    await key('Enter');
    assert.include(part(element, 'problem').textContent, 'JSON');
    await type('1}');
    await key('Enter');
    await until(() => lines(element).includes('↓ received {"a":1}'));
    await key('ArrowUp');
    await tabTo('[part~="interval"]');
    await keyWith('Control', 'a');
    await type('50');
    await tabTo('[part~="repeat"]');
    await key('Enter');
    const count = () => Number(button(element, 'chip-sent').querySelector('.number')?.textContent);
    await until(() => count() > 2);
    await tabTo('[part~="repeat"]');
    await key('Enter');
    await until(() => !element.shadowRoot?.querySelector('[part~="repeating"]'));

    await tabTo('[part~="panel-button"][aria-controls="panel-transfer"]', true);
    await key('Enter');
    const before = count();
    await tabTo('[part~="play"]');
    await key('Enter');
    await until(() => count() > before);
  }).timeout(120_000);

  it('a control that goes together with its group hands the focus on to the log', async () => {
    await connected();
    await tabTo('[part~="panel-button"][aria-controls="panel-transfer"]', true);
    await key('Enter');
    await tabTo('[part~="save"]');
    element.panels = '';
    await rendered(element);
    assert.equal(focused()?.part.value, 'log');
  }).timeout(120_000);

  it('every control is reached, in the order in which it is seen', async () => {
    await connected();
    feed.send('{"a":1}');
    element.panels = 'life break transfer';
    await rendered(element);
    button(element, 'more').click();
    button(element, 'saved-filters').click();
    await until(() => lines(element).includes('↓ received {"a":1}'));
    const kinds = 'button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex="0"]';
    const reached = new Set<Element>();
    document.querySelector<HTMLElement>('#before')?.focus();
    for (let step = 0; step < 120 && document.activeElement?.id !== 'after'; step += 1) {
      await key('Tab');
      const control = focused();
      // Some engines stop at what can be scrolled, too.
      if (control?.matches(kinds)) reached.add(control);
    }
    const controls = Array.from(
      element.shadowRoot?.querySelectorAll<HTMLElement>(kinds) ?? [],
    ).filter((control) => control.checkVisibility());
    const nameOf = (control: Element) => control.getAttribute('part') ?? control.outerHTML;
    assert.deepEqual([...reached].map(nameOf), controls.map(nameOf));
    assert.isAbove(controls.length, 40);
  }).timeout(120_000);
});
