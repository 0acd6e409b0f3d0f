// The types of the package name types of this one, and do not say so.
/// <reference types="web-bluetooth" />
import { useWebSocket } from '@vueuse/core';
import { effectScope, watch } from 'vue';
import type { Library } from './library.ts';

export const vueUse: Library = {
  name: 'VueUse',
  package: '@vueuse/core',
  configuration:
    '`autoReconnect: true`; `heartbeat` with our `heart-time`, `heart-timeout`, `ping` and `pong`; `binaryType` set on the inner socket when it opens; losses are read from `status`, which tells them first',
  reconnects: true,
  heartbeat: true,
  connect(address, { heart, message, told }) {
    // A scope of its own stands for the component that would use it.
    const socket = effectScope(true).run(() => {
      const used = useWebSocket(address as string, {
        autoReconnect: true,
        heartbeat: {
          message: 'ping',
          responseMessage: 'pong',
          interval: heart.time,
          pongTimeout: heart.timeout,
        },
        onConnected(inner) {
          inner.binaryType = 'arraybuffer';
          told?.('open');
        },
        ...(message && { onMessage: (_: WebSocket, event: MessageEvent) => message(event) }),
        onError: () => told?.('error'),
      });
      watch(used.status, (now) => now === 'CLOSED' && told?.('close'), { flush: 'sync' });
      return used;
    });
    if (!socket) throw new Error('An effect scope that has ended runs nothing.');
    return {
      send: (data) => void socket.send(data),
      close: () => socket.close(),
    };
  },
};
