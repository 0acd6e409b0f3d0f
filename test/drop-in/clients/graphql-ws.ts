import { assert } from 'chai';
import { type Client, type ClientOptions, createClient } from 'graphql-ws';
import type { HeartbeatSocketOptions } from 'heartbeat-socket/core';
import { until } from '../../support/waiting.ts';
import { notReconnecting, type Rule, type World } from '../rule.ts';
import { beats, hasOneLinkOf, leavesNothing } from './checks.ts';

/** The protocol has a ping of its own, and this is its server's answer. */
const heartbeat: HeartbeatSocketOptions = {
  heartMessage: '{"type":"ping"}',
  heartReply: '{"type":"pong"}',
};

function makeClient(
  world: World,
  options: Partial<ClientOptions> = {},
  ours: HeartbeatSocketOptions = {},
): Client {
  const client = createClient({
    url: world.url,
    webSocketImpl: world.socketClass({ ...heartbeat, ...ours }),
    // Soon, and also where no link comes about at all.
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
    retryAttempts: 1000,
    shouldRetry: () => true,
    ...options,
  });
  world.atEnd(() => {
    // It waits for a link that may never come; terminated, no subscription asks for another.
    void client.dispose();
    client.terminate();
  });
  return client;
}

/** What a subscription gave so far, and how it ended. */
interface Story {
  readonly values: unknown[];
  end?: 'complete' | { readonly code?: number };
  readonly stop: () => void;
}

function subscribe(client: Client, query: string): Story {
  const values: unknown[] = [];
  const story: Story = {
    values,
    stop: client.subscribe<Record<string, unknown>>(
      { query },
      {
        next: ({ data }) => values.push(...Object.values(data ?? {})),
        error: (error) => {
          story.end = error as { code?: number };
        },
        complete: () => {
          story.end = 'complete';
        },
      },
    ),
  };
  return story;
}

const news = 'subscription { news }';

/** The client's subscription is up, and what is published comes. */
async function hears(story: Story, world: World, text: string): Promise<void> {
  const hellos = story.values.filter((value) => value === 'hello').length;
  await until(() => story.values.at(-1) === 'hello', `hello ${hellos}`);
  await world.server.publish(text);
  await until(() => story.values.at(-1) === text, `news: ${text}`);
}

export const graphqlRules: readonly Rule[] = [
  {
    title: 'a query is answered, and the lazy client goes after it',
    async run(world) {
      const story = subscribe(makeClient(world), '{ echo(text: "κόσμε 🌍") }');
      await until(() => story.end);
      assert.deepEqual(story.values, ['κόσμε 🌍']);
      assert.equal(story.end, 'complete');
      await leavesNothing(world);
      assert.deepEqual((await world.server.facts()).codes, [1000]);
    },
  },
  {
    title: 'a subscription streams 1,000 results in order',
    async run(world) {
      const story = subscribe(makeClient(world), 'subscription { count(to: 1000) }');
      await until(() => story.end);
      assert.deepEqual(
        story.values,
        Array.from({ length: 1000 }, (_, index) => index + 1),
      );
    },
  },
  {
    title: 'several subscriptions share one link, and one that stops leaves the others',
    async run(world) {
      const client = makeClient(world);
      const [one, other] = [subscribe(client, news), subscribe(client, news)];
      await hears(one, world, 'first');
      await until(() => other.values.at(-1) === 'first');
      one.stop();
      await until(() => one.end === 'complete');
      await world.server.publish('second');
      await until(() => other.values.at(-1) === 'second');
      assert.deepEqual(one.values, ['hello', 'first']);
      await hasOneLinkOf(1, world);
    },
  },
  {
    title: 'dispose() leaves nothing running',
    async run(world) {
      const client = makeClient(world, { lazy: false });
      await hears(subscribe(client, news), world, 'news');
      await client.dispose();
      await leavesNothing(world);
    },
  },
  {
    title: 'terminate() leaves nothing of the old link, and the client comes back on a new one',
    async run(world) {
      const client = makeClient(world);
      const story = subscribe(client, news);
      await hears(story, world, 'before');
      client.terminate();
      await until(() => story.values.length === 3);
      await hears(story, world, 'after');
      await hasOneLinkOf(2, world);
      assert.deepEqual((await world.server.facts()).codes, [4499]);
    },
  },
  {
    title: 'a server that crashes and comes back is found again by the client',
    modes: notReconnecting,
    async run(world) {
      const story = subscribe(makeClient(world), news);
      await hears(story, world, 'before');
      await world.server.crash();
      await world.server.restart();
      await until(() => story.values.length === 3);
      await hears(story, world, 'after');
      await hasOneLinkOf(2, world);
    },
  },
  {
    title: 'a server that cuts the link is found twice: by the client and by our socket',
    modes: ['reconnecting'],
    async run(world) {
      const client = makeClient(world);
      const story = subscribe(client, news);
      await hears(story, world, 'before');
      // Were it away as well, both could try more than once.
      await world.server.cut();
      await until(async () => (await world.server.facts()).links === 2, 'two links');
      await hears(story, world, 'after');
      // And the client, which has forgotten the first socket, can't end it.
      await client.dispose();
      await until(async () => (await world.server.facts()).codes.includes(1000));
      assert.equal((await world.server.facts()).links, 1);
    },
  },
  {
    title: 'each fatal code of the protocol ends the subscription with that code, for good',
    async run(world) {
      for (const code of [4400, 4401, 4406, 4409]) {
        const story = subscribe(makeClient(world), news);
        await hears(story, world, `${code}`);
        await world.server.close(code);
        await until(() => story.end);
        assert.include(story.end, { code });
        await leavesNothing(world);
      }
    },
  },
  {
    title: 'a refused token is told with 4403, and leaves nothing running',
    async run(world) {
      const client = makeClient(world, {
        connectionParams: { token: 'wrong' },
        retryAttempts: 0,
      });
      const story = subscribe(client, news);
      await until(() => story.end);
      assert.include(story.end, { code: 4403 });
      await leavesNothing(world);
    },
  },
  {
    title: 'a refused handshake is tried again by the client, until it is no longer refused',
    modes: notReconnecting,
    async run(world) {
      await world.server.refuse(401);
      const story = subscribe(makeClient(world), news);
      await until(async () => (await world.server.facts()).refused > 1);
      await world.server.refuse(0);
      await hears(story, world, 'news');
      await hasOneLinkOf(1, world);
    },
  },
  {
    title: 'the protocol’s own ping is the heartbeat, and the client does not notice',
    modes: ['heartbeat', 'reconnecting'],
    async run(world) {
      const noticed: unknown[] = [];
      const client = makeClient(world, {
        on: { message: (message) => noticed.push(message.type) },
      });
      const story = subscribe(client, news);
      await until(() => story.values.length === 1);
      await beats(world);
      assert.deepEqual(noticed, ['connection_ack', 'next']);
      await hasOneLinkOf(1, world);
    },
  },
  {
    title: 'a frozen server is found out, and the client comes back on a new link',
    modes: ['heartbeat'],
    async run(world) {
      const story = subscribe(makeClient(world, {}, { heartTimeout: 1500 }), news);
      await hears(story, world, 'before');
      await world.server.freeze();
      await until(() => story.values.length === 3);
      await hears(story, world, 'after');
      assert.isAtLeast((await world.server.facts()).accepted, 2);
    },
  },
  {
    title: 'the text “ping” is no message of the protocol: the server closes with 4400',
    modes: ['heartbeat', 'reconnecting'],
    async run(world) {
      const client = makeClient(world, {}, { heartMessage: 'ping', heartReply: undefined });
      const story = subscribe(client, news);
      await until(() => story.end);
      assert.include(story.end, { code: 4400 });
    },
  },
];
