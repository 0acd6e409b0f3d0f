import assert from 'node:assert/strict';
import { it } from 'node:test';
import { HeartbeatSocket } from 'heartbeat-socket/core';
import mqtt from 'mqtt';
import { WebSocket } from 'ws';

// In a file of its own: mqtt.js keeps to what the first client of a program asked for.
it('in Node, without forceNativeWebSocket, mqtt.js asks for what only ws has', () => {
  const sockets: HeartbeatSocket[] = [];
  const createWebsocket = (url: string, protocols: string[]) => {
    const socket = new HeartbeatSocket(url, protocols, {
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      reconnectCount: 0,
    });
    sockets.push(socket);
    return socket;
  };
  try {
    assert.throws(
      () => mqtt.connect('ws://127.0.0.1:9/', { createWebsocket }),
      /is not a function/,
    );
  } finally {
    for (const socket of sockets) socket.close();
  }
});
