import { assert } from 'chai';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import { fullSpeed, stepByStep } from './detail-slices.ts';
import { clearStage, consoleFor, entries, FakeSocket, rendered, stage, until } from './support.ts';

describe('a message that <socket-console> is reading', () => {
  beforeEach(stepByStep);

  afterEach(() => {
    fullSpeed();
    clearStage();
  });

  const long = `[${'1,'.repeat(500_000)}1]`;

  /** A console that has begun to read a message. */
  const reader = async (data: unknown): Promise<SocketConsoleElement> => {
    const socket = new FakeSocket('open');
    const element = await consoleFor(socket);
    socket.tell('received', { data });
    await rendered(element);
    entries(element)[0]?.click();
    await element.updateComplete;
    return element;
  };
  const all = (element: SocketConsoleElement, selector: string) => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  const isRead = (element: SocketConsoleElement) => all(element, '[role="treeitem"]').length > 1;

  it('can be copied only in those forms that it is known to have', async () => {
    const forms = (element: SocketConsoleElement) =>
      all(element, '[data-form]:enabled').map(({ dataset }) => dataset.form);
    let element = await reader(long);
    assert.deepEqual(forms(element), ['text', 'hex', 'base64']);
    await until(() => isRead(element));
    assert.deepEqual(forms(element), ['text', 'json', 'hex', 'base64']);
    element = await reader(new TextEncoder().encode(long).buffer);
    assert.deepEqual(forms(element), ['hex', 'base64']);
    await until(() => forms(element).length === 4);
  });

  describe('out of the page', () => {
    /** A console that has left the page; it renders no more, but counts how often it is asked to. */
    const leaver = async (renders: boolean) => {
      const element = await reader(long);
      let asked = 0;
      const count = () => {
        asked = 0;
        element.requestUpdate = () => {
          asked += 1;
        };
      };
      if (!renders) count();
      element.remove();
      if (renders) element.requestUpdate();
      await element.updateComplete;
      count();
      return { element, asked: () => asked };
    };
    /** What began before has been read then, too. */
    const readAnother = async () => {
      const other = await reader(long);
      await until(() => isRead(other));
    };

    it('is read no further', async () => {
      const { asked } = await leaver(false);
      await readAnother();
      assert.equal(asked(), 0);
    });

    it('is not read because the console is rendered there', async () => {
      const { asked } = await leaver(true);
      await readAnother();
      assert.equal(asked(), 0);
    });

    it('is read anew when the console is back', async () => {
      const { element } = await leaver(true);
      Reflect.deleteProperty(element, 'requestUpdate');
      stage().append(element);
      await until(() => isRead(element));
    });
  });
});
