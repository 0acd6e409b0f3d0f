import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createElement, StrictMode } from 'react';
import { renderToString as renderReact } from 'react-dom/server';
import { createSSRApp } from 'vue';
import { renderToString as renderVue } from 'vue/server-renderer';
import { HeartbeatSocketController } from '../../src/lit.ts';
import { useHeartbeatSocket } from '../../src/react.ts';
import { useHeartbeatSocket as useVueSocket } from '../../src/vue.ts';

describe('on a server, where nobody is to be connected', () => {
  let made = 0;
  class Counted {
    constructor() {
      made++;
    }
  }
  const asked: string[] = [];
  const url = () => {
    asked.push('url');
    return 'ws://localhost/';
  };

  beforeEach(() => {
    made = 0;
    asked.length = 0;
    globalThis.WebSocket = Counted as never;
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'WebSocket');
    assert.equal(made, 0);
    assert.deepEqual(asked, []);
  });

  for (const [kind, address] of Object.entries({ relative: '/ws/', function: url })) {
    it(`React renders idle, with a ${kind} url`, () => {
      function App() {
        const { state, latency, lastMessage } = useHeartbeatSocket(address);
        return `${state} ${latency} ${lastMessage}`;
      }
      const html = renderReact(createElement(StrictMode, null, createElement(App)));
      assert.equal(html, 'idle null null');
    });

    it(`Vue renders idle, with a ${kind} url`, async () => {
      const app = createSSRApp({
        setup() {
          // biome-ignore lint/correctness/useHookAtTopLevel: Vue's composables have rules of their own.
          const { state, latency, lastMessage } = useVueSocket(() => address);
          return () => `${state.value} ${latency.value} ${lastMessage.value}`;
        },
      });
      assert.equal(await renderVue(app), 'idle null null');
    });

    it(`a controller of Lit is idle, with a ${kind} url`, () => {
      const host = {
        addController() {},
        removeController() {},
        requestUpdate() {},
        updateComplete: Promise.resolve(true),
      };
      const feed = new HeartbeatSocketController(host, address);
      feed.hostUpdate();
      assert.equal(feed.state, 'idle');
    });
  }
});
