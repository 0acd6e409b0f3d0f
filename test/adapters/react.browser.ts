import { assert } from 'chai';
import {
  type HeartbeatSocketHook,
  type HeartbeatSocketHookOptions,
  type SocketUrl,
  useHeartbeatSocket,
} from 'heartbeat-socket/react';
import { Activity, createElement, type ReactNode, StrictMode, useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { ownServerUrl } from '../support/server.ts';
import { until } from '../support/waiting.ts';
import { Journal } from './journal.ts';
import { holdsRules, type Mounted } from './rules.ts';

interface Props {
  readonly url: SocketUrl;
  readonly options: HeartbeatSocketHookOptions;
  /** What the hook gave, rendering by rendering. */
  readonly hooks: HeartbeatSocketHook[];
}

/** Reads all that the hook gives. */
function Reader({ url, options, hooks }: Props) {
  hooks.push({ ...useHeartbeatSocket(url, options) });
  return null;
}

/** Reads no message. */
function Sender({ url, options, hooks }: Props) {
  const hook = useHeartbeatSocket(url, options);
  hooks.push(hook);
  return hook.state;
}

const last = (hooks: readonly HeartbeatSocketHook[]) => hooks.at(-1) as HeartbeatSocketHook;

/** Within StrictMode: every component's effects run, end, and run again. */
function mount(url: SocketUrl, options: HeartbeatSocketHookOptions): Mounted {
  const root = createRoot(document.createElement('div'));
  const hooks: HeartbeatSocketHook[] = [];
  const render = (url: SocketUrl, options: HeartbeatSocketHookOptions) => {
    const reader = createElement(Reader, { url, options, hooks });
    flushSync(() => root.render(createElement(StrictMode, null, reader)));
  };
  render(url, options);
  return {
    get shown() {
      return last(hooks);
    },
    update: async (url, options) => render(url, options),
    unmount: () => root.unmount(),
  };
}

describe('useHeartbeatSocket of React, in StrictMode', () => holdsRules(mount));

describe('useHeartbeatSocket of React', () => {
  let root: Root;
  let journal: Journal;
  let hooks: HeartbeatSocketHook[];

  beforeEach(() => {
    root = createRoot(document.createElement('div'));
    journal = new Journal();
    hooks = [];
  });
  afterEach(() => root.unmount());

  const props = (): Props => ({ url: ownServerUrl(), options: journal.options(), hooks });
  const render = (what: ReactNode) => flushSync(() => root.render(what));
  const isOpen = () => last(hooks)?.state === 'open';

  it('A component that does not read the last message is not rendered for messages', async () => {
    render(createElement(Sender, props()));
    await until(isOpen);
    const renderings = hooks.length;
    last(hooks).send('Hello!');
    await until(() => journal.messages.length === 1);
    flushSync(() => {});
    assert.lengthOf(hooks, renderings);
    assert.equal(last(hooks).state, 'open');
  });

  it('A component that reads the last message later gets it, and every one from then on', async () => {
    const readsOn = { current: false };
    const shown: unknown[] = [];
    const Late = () => {
      const hook = useHeartbeatSocket(ownServerUrl(), journal.options());
      hooks.push(hook);
      if (readsOn.current) shown.push(hook.lastMessage?.data);
      return null;
    };
    render(createElement(Late));
    await until(isOpen);
    last(hooks).send('one');
    await until(() => journal.messages.length === 1);
    readsOn.current = true;
    render(createElement(Late));
    last(hooks).send('two');
    await until(() => shown.includes('two'));
    assert.deepEqual([...new Set(shown)], ['one', 'two']);
  });

  it('The functions and the socket are the same at every rendering', async () => {
    render(createElement(Reader, props()));
    await until(isOpen);
    for (const name of ['send', 'close', 'connect', 'reconnect', 'socket'] as const) {
      assert.lengthOf([...new Set(hooks.map((hook) => hook[name]))], 1, name);
    }
    assert.isAbove(hooks.length, 1);
  });

  it('What comes right after a rendering is heard by the functions of that rendering', () => {
    const heard: string[] = [];
    const Early = ({ words }: { readonly words: string }) => {
      const { socket } = useHeartbeatSocket(null, { onMessage: () => heard.push(words) });
      useLayoutEffect(() => void socket.dispatchEvent(new MessageEvent('message')));
      return null;
    };
    render(createElement(Early, { words: 'one' }));
    render(createElement(Early, { words: 'two' }));
    assert.deepEqual(heard, ['one', 'two']);
  });

  it('A hidden component has no link; shown again, it connects again', async () => {
    const show = (mode: 'visible' | 'hidden') =>
      // biome-ignore lint/correctness/noChildrenProp: else its type misses them.
      render(createElement(Activity, { mode, children: createElement(Reader, props()) }));
    show('visible');
    await until(isOpen);
    show('hidden');
    await until(() => journal.closes.length === 1);
    assert.deepEqual(journal.closes, [{ code: 1000, cause: 'client' }]);
    show('visible');
    await until(() => journal.sockets.length === 2 && isOpen());
  });

  it('What a server rendered is taken over as it is, and connects', async () => {
    const container = document.createElement('div');
    container.textContent = 'idle';
    const text = container.firstChild;
    const errors: unknown[] = [];
    flushSync(() => {
      root = hydrateRoot(container, createElement(Sender, props()), {
        onRecoverableError: (error) => errors.push(error),
      });
    });
    await until(isOpen);
    assert.deepEqual(errors, []);
    assert.equal(container.firstChild, text);
    assert.equal(container.textContent, 'open');
  });
});
