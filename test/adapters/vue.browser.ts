import { assert } from 'chai';
import type { HeartbeatSocketHookOptions, SocketUrl } from 'heartbeat-socket/react';
import { type HeartbeatSocketComposable, useHeartbeatSocket } from 'heartbeat-socket/vue';
import { createApp, effectScope, nextTick, reactive, ref, shallowReactive } from 'vue';
import { ownServerUrl } from '../support/server.ts';
import { until } from '../support/waiting.ts';
import { Journal } from './journal.ts';
import { holdsRules, type Mounted } from './rules.ts';

const unwrapped = (feed: HeartbeatSocketComposable) => ({
  ...feed,
  state: feed.state.value,
  latency: feed.latency.value,
  lastMessage: feed.lastMessage.value,
});

/** A component whose props the composable follows. */
function mount(url: SocketUrl, options: HeartbeatSocketHookOptions): Mounted {
  const props = shallowReactive({ url, options });
  let feed: HeartbeatSocketComposable | undefined;
  const app = createApp({
    setup() {
      // biome-ignore lint/correctness/useHookAtTopLevel: Vue's composables have rules of their own.
      feed = useHeartbeatSocket(
        () => props.url,
        () => props.options,
      );
      return () => null;
    },
  });
  app.mount(document.createElement('div'));
  let isMounted = true;
  return {
    get shown() {
      return unwrapped(feed as HeartbeatSocketComposable);
    },
    async update(url, options) {
      Object.assign(props, { url, options });
      await nextTick();
    },
    unmount() {
      if (isMounted) app.unmount();
      isMounted = false;
    },
  };
}

describe('useHeartbeatSocket of Vue', () => {
  holdsRules(mount);

  it('A component connects when it is mounted, not before', async () => {
    const journal = new Journal();
    let made: number | undefined;
    const app = createApp({
      setup() {
        // biome-ignore lint/correctness/useHookAtTopLevel: Vue's composables have rules of their own.
        useHeartbeatSocket(ownServerUrl(), journal.options());
        made = journal.sockets.length;
        return () => null;
      },
    });
    app.mount(document.createElement('div'));
    assert.equal(made, 0);
    assert.lengthOf(journal.sockets, 1);
    app.unmount();
  });

  it('Outside of a component it connects at once, and closes with its scope', async () => {
    const journal = new Journal();
    const scope = effectScope();
    const feed = scope.run(() => useHeartbeatSocket(ownServerUrl(), journal.options()));
    await until(() => feed?.state.value === 'open');
    scope.stop();
    await until(() => journal.closes.length === 1);
    assert.deepEqual(journal.closes, [{ code: 1000, cause: 'client' }]);
  });

  it('It follows a ref, and a reactive object of options', async () => {
    const journal = new Journal();
    const scope = effectScope();
    const url = ref(ownServerUrl());
    const options = reactive(journal.options({ heartTime: 0 }));
    const feed = scope.run(() => useHeartbeatSocket(url, options));
    await until(() => feed?.state.value === 'open');
    options.heartTime = 30;
    await until(() => feed?.latency.value !== null);
    assert.lengthOf(journal.sockets, 1);
    url.value += 'Ann';
    await until(() => journal.messages.includes('Hello Ann!'));
    assert.lengthOf(journal.sockets, 2);
    scope.stop();
  });
});
