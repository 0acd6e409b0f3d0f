import { assert } from 'chai';
import { endFrames, loadElement, openFrame } from '../support/frame.ts';
import { LOADING_BOUND, nextEvent } from '../support/waiting.ts';

/** Loads an entry anew, as a page does that has two copies of the package. */
async function load(inner: Document, entry: string): Promise<string[]> {
  const faults: string[] = [];
  const view = inner.defaultView as Window;
  const listen = (event: Event) => void faults.push((event as ErrorEvent).message);
  view.addEventListener('error', listen);
  const script = inner.createElement('script');
  script.type = 'module';
  script.src = entry;
  inner.head.append(script);
  await nextEvent(script, 'load', LOADING_BOUND);
  view.removeEventListener('error', listen);
  return faults;
}

type Defining = Window & { customElements: CustomElementRegistry; HTMLElement: typeof HTMLElement };

describe('bad input: tags', () => {
  afterEach(endFrames);

  for (const [tag, entry] of [
    ['heartbeat-socket', '/src/index.ts'],
    ['socket-console', '/src/console.ts'],
  ] as const) {
    it(`<${tag}> defined twice, by two copies of the package: no error, and the first stays`, async () => {
      const inner = await openFrame('');
      const { customElements: registry } = inner.defaultView as Defining;
      assert.deepEqual(await load(inner, `${entry}?copy=1`), []);
      const first = registry.get(tag);
      assert.isFunction(first);
      assert.deepEqual(await load(inner, `${entry}?copy=2`), []);
      assert.equal(registry.get(tag), first);
    });

    it(`<${tag}> defined by somebody else: no error, and theirs stays`, async () => {
      const inner = await openFrame('');
      const { customElements: registry, HTMLElement: Base } = inner.defaultView as Defining;
      class Theirs extends Base {}
      registry.define(tag, Theirs);
      assert.deepEqual(await load(inner, entry), []);
      assert.equal(registry.get(tag), Theirs);
    });
  }

  it('a <socket-console> for a <heartbeat-socket> that is somebody else’s says that it is no socket', async () => {
    const inner = await openFrame(
      '<heartbeat-socket id="x"></heartbeat-socket><socket-console for="x"></socket-console>',
    );
    const { customElements: registry, HTMLElement: Base } = inner.defaultView as Defining;
    class Theirs extends Base {}
    registry.define('heartbeat-socket', Theirs);
    await loadElement(inner);
    assert.deepEqual(await load(inner, '/src/console.ts'), []);
    const view = inner.querySelector('socket-console') as HTMLElement & {
      updateComplete: Promise<boolean>;
    };
    await view.updateComplete;
    const notice = view.shadowRoot?.querySelector('[part~=notice]')?.textContent ?? '';
    assert.include(notice, 'x');
    const buttons = view.shadowRoot?.querySelectorAll<HTMLButtonElement>(
      '[part~=connect], [part~=send], [part~=close]',
    );
    assert.deepEqual(
      [...(buttons ?? [])].map(({ disabled }) => disabled),
      [true, true, true],
    );
  });
});
