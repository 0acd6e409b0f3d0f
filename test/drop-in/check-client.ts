import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { WebSocket as Ws } from 'ws';
import { Site } from '../runner/site.ts';
import { clients } from './clients/index.ts';
import type { PageGlobals } from './page.ts';
import { casesOf, type Mode } from './rule.ts';
import { ProtocolServer, type ServerControl, type Speak } from './servers/protocol-server.ts';
import { runRule } from './world.ts';

const modesInNode: readonly Mode[] = ['plain', 'reconnecting'];

type ClientName = keyof typeof clients;

/**
 * Checks every rule of a client: in a page of Chromium in every mode, and in Node on `ws` with
 * nothing and with all of ours switched on. Each has a server to itself that speaks the client's
 * protocol: browsers slow down handshakes with one that has failed.
 */
export function checkClient(name: ClientName, speak: Speak): void {
  const cases = casesOf(clients[name]);
  let server: ProtocolServer;

  async function withServer(run: () => Promise<void>): Promise<void> {
    server = await ProtocolServer.start(speak);
    try {
      await run();
    } finally {
      await server.end();
    }
  }

  describe(`${name} on our class, in Chromium`, () => {
    let site: Site;
    let page: Page;

    before(async () => {
      site = await Site.open({ main: fileURLToPath(new URL('page.ts', import.meta.url)) });
      page = await site.visit(async (page) => {
        const call = (command: keyof ServerControl, ...args: never[]) =>
          (server[command] as (...args: never[]) => unknown)(...args);
        await page.exposeFunction('command', call);
      });
    });

    after(() => site?.close());

    for (const [index, { rule, mode }] of cases.entries()) {
      it(`${mode}: ${rule.title}`, () =>
        withServer(async () => {
          const runCase = (name: ClientName, index: number) =>
            (globalThis as unknown as PageGlobals).runCase(name, index);
          const problem = await page.evaluate(runCase, name, index);
          if (problem) assert.fail(problem);
        }));
    }
  });

  describe(`${name} on our class, in Node`, () => {
    for (const { rule, mode } of cases) {
      if (!modesInNode.includes(mode)) continue;
      it(`${mode}: ${rule.title}`, () =>
        withServer(() => runRule(rule, mode, server, Ws as unknown as typeof WebSocket)));
    }
  });
}
