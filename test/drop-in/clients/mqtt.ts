import { assert } from 'chai';
import type { HeartbeatSocketOptions } from 'heartbeat-socket/core';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { bounded, until } from '../../support/waiting.ts';
import type { Rule, World } from '../rule.ts';
import { beats, hasOneLinkOf, leavesNothing } from './checks.ts';

/** The protocol's own ping, and what its answer begins with. */
const PINGREQ = Uint8Array.of(0xc0, 0);
const PINGRESP = 0xd0;

const heartbeat: HeartbeatSocketOptions = {
  heartMessage: PINGREQ,
  heartReply: (data) => data instanceof ArrayBuffer && new Uint8Array(data)[0] === PINGRESP,
};

/** A client, and what it has heard. */
interface Listener {
  readonly client: MqttClient;
  readonly heard: { readonly topic: string; readonly payload: Uint8Array }[];
  readonly errors: Error[];
}

function makeClient(
  world: World,
  options: IClientOptions = {},
  ours: HeartbeatSocketOptions = {},
): Listener {
  const Socket = world.socketClass({ ...heartbeat, ...ours });
  const client = mqtt.connect(world.url, {
    // In Node mqtt.js expects more of a socket than WebSocket has, unless it is told so.
    forceNativeWebSocket: true,
    createWebsocket: (url: string, protocols: string[]) => new Socket(url, protocols),
    reconnectPeriod: 50,
    reconnectOnConnackError: false,
    ...options,
  } as IClientOptions);
  const listener: Listener = { client, heard: [], errors: [] };
  client.on('message', (topic, payload) => listener.heard.push({ topic, payload }));
  client.on('error', (error) => listener.errors.push(error));
  world.atEnd(() => void client.end(true));
  return listener;
}

async function makeSubscriber(world: World, ours: HeartbeatSocketOptions = {}): Promise<Listener> {
  const listener = makeClient(world, {}, ours);
  await listener.client.subscribeAsync('#');
  return listener;
}

const textsOf = ({ heard }: Listener) =>
  heard.map(({ payload }) => new TextDecoder().decode(payload));

/** The client is connected, and what is published comes. */
async function hears(listener: Listener, world: World, text: string): Promise<void> {
  await until(async () => {
    await world.server.publish(text);
    return textsOf(listener).includes(text);
  }, `news: ${text}`);
}

export const mqttRules: readonly Rule[] = [
  {
    title: 'what is published comes back, byte by byte, in every quality of service',
    async run(world) {
      const listener = await makeSubscriber(world);
      const payload = Uint8Array.from({ length: 256 }, (_, index) => index);
      for (const qos of [0, 1, 2] as const) {
        await listener.client.publishAsync(`bytes/${qos}`, payload as Buffer, { qos });
        await until(() => listener.heard.length === qos + 1, `message ${qos}`);
      }
      assert.deepEqual(
        listener.heard.map(({ topic, payload }) => [topic, ...payload]),
        [0, 1, 2].map((qos) => [`bytes/${qos}`, ...payload]),
      );
      await hasOneLinkOf(1, world);
    },
  },
  {
    title: '300 messages arrive in order, and one of a megabyte',
    async run(world) {
      const listener = await makeSubscriber(world);
      const texts = Array.from({ length: 300 }, (_, index) => `message ${index}`);
      for (const text of texts) listener.client.publish('many', text);
      listener.client.publish('large', new Uint8Array(1_000_000) as Buffer);
      await until(() => listener.heard.length === 301, '301 messages');
      assert.deepEqual(textsOf(listener).slice(0, 300), texts);
      assert.equal(listener.heard[300]?.payload.length, 1_000_000);
    },
  },
  {
    title: 'what is published before the link is up is sent when it is',
    async run(world) {
      const listener = await makeSubscriber(world);
      await makeClient(world).client.publishAsync('early', 'early', { qos: 1 });
      await until(() => listener.heard.length > 0, 'the message');
      assert.deepEqual(textsOf(listener), ['early']);
    },
  },
  {
    title: 'end() says goodbye and leaves nothing running',
    async run(world) {
      const { client } = await makeSubscriber(world);
      await client.endAsync();
      await leavesNothing(world);
    },
  },
  {
    title: 'end(true) leaves nothing running',
    async run(world) {
      const { client } = await makeSubscriber(world);
      await client.endAsync(true);
      await leavesNothing(world);
    },
  },
  {
    title: 'a server that crashes and comes back is found again by the client',
    async run(world) {
      const listener = await makeSubscriber(world);
      await world.server.crash();
      const meanwhile = listener.client.publishAsync('meanwhile', 'meanwhile', { qos: 1 });
      await world.server.restart();
      await bounded(meanwhile, () => 'receipt for what was sent meanwhile');
      await hears(listener, world, 'after');
      await hasOneLinkOf(2, world);
    },
  },
  {
    title: 'a link that the server closes is followed by a new one of the client’s',
    async run(world) {
      const listener = await makeSubscriber(world);
      for (const [index, code] of [1001, 4000].entries()) {
        await hears(listener, world, `before ${code}`);
        await world.server.close(code);
        await until(async () => (await world.server.facts()).accepted === index + 2);
      }
      await hears(listener, world, 'after');
      await hasOneLinkOf(3, world);
    },
  },
  {
    title: 'a refused user is told so by the broker, and comes not again',
    async run(world) {
      const { client, errors } = makeClient(world, { username: 'stranger' });
      await until(() => errors.length > 0, 'an error');
      assert.match(`${errors[0]}`, /Not authorized|Bad username/i);
      await client.endAsync(true);
      await leavesNothing(world);
    },
  },
  {
    title: 'a refused handshake is tried again by the client, until it is no longer refused',
    async run(world) {
      await world.server.refuse(401);
      const listener = makeClient(world);
      listener.client.subscribe('#');
      await until(async () => (await world.server.facts()).refused > 1);
      await world.server.refuse(0);
      await hears(listener, world, 'news');
      await hasOneLinkOf(1, world);
    },
  },
  {
    title: 'the protocol’s own ping is the heartbeat, and the client does not notice',
    modes: ['heartbeat', 'reconnecting'],
    async run(world) {
      const { client } = await makeSubscriber(world);
      const noticed: string[] = [];
      client.on('packetreceive', ({ cmd }) => noticed.push(cmd));
      await beats(world);
      assert.deepEqual(noticed, []);
      await hasOneLinkOf(1, world);
    },
  },
  {
    title: 'a frozen server is found out, and the client comes back on a new link',
    modes: ['heartbeat', 'reconnecting'],
    async run(world) {
      const listener = await makeSubscriber(world, { heartTimeout: 1500 });
      await world.server.freeze();
      await until(async () => (await world.server.facts()).accepted > 1, 'a new link');
      await hears(listener, world, 'after');
    },
  },
  {
    title: 'the text “ping” reads as the beginning of a packet: the link is lost',
    modes: ['heartbeat', 'reconnecting'],
    async run(world) {
      makeClient(world, {}, { heartMessage: 'ping', heartReply: undefined, heartTimeout: 1500 });
      await until(async () => (await world.server.facts()).accepted > 1, 'a second link');
    },
  },
];
