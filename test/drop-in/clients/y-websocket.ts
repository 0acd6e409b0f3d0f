import { assert } from 'chai';
import type { HeartbeatSocketOptions } from 'heartbeat-socket/core';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { until } from '../../support/waiting.ts';
import type { Rule, World } from '../rule.ts';
import { hasOneLinkOf, leavesNothing } from './checks.ts';

/**
 * The protocol has no ping, but a question that the server always answers: what the document
 * lacks. The answer is for the provider, so it is no reply to be kept from it.
 */
const heartbeat = (doc: Y.Doc): HeartbeatSocketOptions => ({
  heartMessage() {
    const known = Y.encodeStateVector(doc);
    return Uint8Array.of(0, 0, (known.length & 127) | 128, known.length >> 7, ...known);
  },
  heartReply: () => false,
});

interface Peer {
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  readonly provider: WebsocketProvider;
}

function makePeer(world: World, ours: HeartbeatSocketOptions = {}): Peer {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(world.url, 'room', doc, {
    WebSocketPolyfill: world.socketClass({ ...heartbeat(doc), ...ours }),
    // Else peers of one page meet without a server.
    disableBc: true,
    maxBackoffTime: 100,
  });
  world.atEnd(() => {
    provider.destroy();
    doc.destroy();
  });
  return { doc, text: doc.getText('text'), provider };
}

/** A peer on the platform's own class, to see what really got through. */
const makeWitness = (world: World): Peer =>
  makePeer({ ...world, socketClass: () => world.nativeClass });

const agrees = (one: Peer, other: Peer, text: string) =>
  until(() => one.text.toString() === text && other.text.toString() === text, `both: ${text}`);

const isSynced = ({ provider }: Peer) => until(() => provider.synced, 'synced');

export const yjsRules: readonly Rule[] = [
  {
    title: 'two peers edit one text, and see each other',
    async run(world) {
      const [one, other] = [makePeer(world), makeWitness(world)];
      one.text.insert(0, 'κόσμε');
      await agrees(one, other, 'κόσμε');
      other.text.insert(5, ' 🌍');
      await agrees(one, other, 'κόσμε 🌍');
      one.provider.awareness.setLocalState({ name: 'Ann' });
      const names = () => [...other.provider.awareness.getStates().values()];
      await until(() => names().some(({ name }) => name === 'Ann'), 'Ann');
    },
  },
  {
    title: '300 updates arrive, and one of a megabyte',
    async run(world) {
      const [one, other] = [makePeer(world), makeWitness(world)];
      await Promise.all([isSynced(one), isSynced(other)]);
      for (let index = 0; index < 300; index += 1) one.text.insert(index, `${index % 10}`);
      await agrees(one, other, '0123456789'.repeat(30));
      other.doc.getMap('map').set('large', new Uint8Array(1_000_000).fill(7));
      await until(() => one.doc.getMap('map').has('large'), 'the large update');
      assert.deepEqual(one.doc.getMap('map').toJSON(), other.doc.getMap('map').toJSON());
    },
  },
  {
    title:
      'a server that crashes and comes back is found again, and what was edited meanwhile merges',
    async run(world) {
      const [one, other] = [makePeer(world), makeWitness(world)];
      one.text.insert(0, 'before');
      await agrees(one, other, 'before');
      await world.server.crash();
      await until(() => !one.provider.wsconnected && !other.provider.wsconnected);
      one.text.insert(6, ' meanwhile');
      await world.server.restart();
      await agrees(one, other, 'before meanwhile');
      await until(async () => (await world.server.facts()).links === 2);
      assert.equal((await world.server.facts()).accepted, 4);
    },
  },
  {
    title: 'a link that the server closes is followed by a new one of the provider’s',
    async run(world) {
      const peer = makePeer(world);
      for (const [index, code] of [1001, 4000].entries()) {
        await isSynced(peer);
        await world.server.close(code);
        await until(async () => (await world.server.facts()).accepted === index + 2);
      }
      await isSynced(peer);
      await hasOneLinkOf(3, world);
    },
  },
  {
    title:
      'a refusal by the protocol’s codes, 4400 to 4499, is for good, until connect() is called',
    async run(world) {
      const peer = makePeer(world);
      const closes: unknown[] = [];
      peer.provider.on('closed', ({ code }) => closes.push(code));
      for (const code of [4400, 4401, 4403, 4408, 4429, 4499]) {
        await isSynced(peer);
        await world.server.close(code);
        await until(() => closes.includes(code), `closed ${code}`);
        await leavesNothing(world);
        peer.provider.connect();
      }
      await isSynced(peer);
      await hasOneLinkOf(7, world);
    },
  },
  {
    title: 'a refused handshake is tried again by the provider, until it is no longer refused',
    async run(world) {
      await world.server.refuse(401);
      const peer = makePeer(world);
      await until(async () => (await world.server.facts()).refused > 1);
      await world.server.refuse(0);
      await isSynced(peer);
      await hasOneLinkOf(1, world);
    },
  },
  {
    title: 'disconnect() leaves nothing running, and connect() starts again',
    async run(world) {
      const peer = makePeer(world);
      await isSynced(peer);
      peer.provider.disconnect();
      await leavesNothing(world);
      peer.provider.connect();
      await isSynced(peer);
      await hasOneLinkOf(2, world);
    },
  },
  {
    title: 'destroy() leaves nothing running',
    async run(world) {
      const peer = makePeer(world);
      await isSynced(peer);
      peer.provider.destroy();
      await leavesNothing(world);
    },
  },
  {
    title: 'the protocol’s first question is the heartbeat, and any answer is a sign of life',
    modes: ['heartbeat', 'reconnecting'],
    async run(world) {
      const peer = makePeer(world);
      await isSynced(peer);
      let probes = 0;
      let answers = 0;
      world.sockets[0]?.tap(({ type }) => {
        probes += Number(type === 'probe');
        answers += Number(type === 'received');
      });
      await until(() => probes >= 3 && answers >= 3, 'three probes, and their answers');
      await hasOneLinkOf(1, world);
    },
  },
  {
    title: 'a frozen server is found out, and the provider comes back on a new link',
    modes: ['heartbeat', 'reconnecting'],
    async run(world) {
      const [one, other] = [makePeer(world, { heartTimeout: 1500 }), makeWitness(world)];
      one.text.insert(0, 'before');
      await agrees(one, other, 'before');
      await world.server.freeze();
      one.text.insert(6, ' after');
      const third = makeWitness(world);
      await agrees(one, third, 'before after');
    },
  },
  {
    title: 'the text “ping” is ignored by the server: a quiet link is taken for dead',
    modes: ['heartbeat', 'reconnecting'],
    async run(world) {
      const peer = makePeer(world, {
        heartMessage: 'ping',
        heartReply: undefined,
        heartTimeout: 1500,
      });
      await isSynced(peer);
      await until(async () => (await world.server.facts()).accepted > 1, 'a second link');
    },
  },
];
