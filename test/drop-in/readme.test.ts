import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { block, port, temporaryFolder } from '../readme/readme.ts';
import { Site } from '../runner/site.ts';
import { speakGraphql } from './servers/graphql.ts';
import { speakMqtt } from './servers/mqtt.ts';
import { ProtocolServer, type Speak } from './servers/protocol-server.ts';
import { speakYjs } from './servers/yjs.ts';

/** A client of the README: its server, and in the page what shows that it is up. */
interface Example {
  readonly speak: Speak;
  readonly isUp: string;
  /** How a probe begins as a frame, and its answer. */
  readonly probe: string;
  readonly answer: string;
}

const examples: Readonly<Record<string, Example>> = {
  'graphql-ws': {
    speak: speakGraphql,
    isUp: `new Promise((next, error) => {
      client.subscribe({ query: '{ echo(text: "hello") }' }, { next, error, complete() {} });
      client.subscribe({ query: 'subscription { news }' }, { next() {}, error, complete() {} });
    })`,
    probe: '> {"type":"ping"}',
    answer: '< {"type":"pong"}',
  },
  'mqtt.js': {
    speak: speakMqtt,
    isUp: "client.subscribeAsync('#')",
    probe: '> 192,0',
    answer: '< 208,0',
  },
  'y-websocket': {
    speak: speakYjs,
    isUp: "client.synced || new Promise((done) => client.once('sync', done))",
    probe: '> 0,0,',
    answer: '< 0,1,',
  },
};

const PATIENCE = 20_000;

describe('the README’s way of taking the place of WebSocket', () => {
  for (const [name, { speak, isUp, probe, answer }] of Object.entries(examples)) {
    it(`lets ${name} connect, and its heartbeat is answered`, async () => {
      const server = await ProtocolServer.start(speak);
      const { folder, end } = temporaryFolder();
      const main = join(folder, 'main.js');
      const code = block(`in place of WebSocket: ${name}`)
        .replaceAll(`ws://localhost:${port}`, await server.url())
        .replace('reconnectCount: 0', 'heartTime: 50, $&');
      writeFileSync(main, `${code}\nglobalThis.client = client;`);
      const first = fileURLToPath(new URL('readme-page.ts', import.meta.url));
      const site = await Site.open({ first, main });
      try {
        const page = await site.visit(async () => {});
        await page.waitForFunction('globalThis.client', { timeout: PATIENCE });
        await page.evaluate(isUp);
        const count = (start: string) =>
          `frames.filter((frame) => frame.startsWith('${start}')).length`;
        await page.waitForFunction(`${count(probe)} > 3 && ${count(answer)} > 3`, {
          timeout: PATIENCE,
        });
      } finally {
        await site.close();
        await server.end();
        end();
      }
    });
  }
});
