import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { block } from '../readme/readme.ts';
import { openBrowser } from './browser.ts';
import { root } from './installed-package.ts';
import { pageWith, plainMain, seeAllConnect, visitPage } from './plain-page.ts';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const builtFile = (name: string) => readFileSync(join(root, 'dist', name), 'utf8');

const files = {
  '/heartbeat-socket.min.js': builtFile('heartbeat-socket.min.js'),
  '/socket-console.min.js': builtFile('socket-console.min.js'),
  '/main.js': `import { HeartbeatSocket } from './heartbeat-socket.min.js';\n${plainMain}`,
};

/** The README's policy, with an address of ours in place of the one that it names. */
function policyFor(origin: string): Record<string, string> {
  const [, name = '', value = ''] = /^([\w-]+): (.+)\n$/.exec(block('content policy')) ?? [];
  assert(value.startsWith("default-src 'none';") && value.includes('wss://example.com'));
  assert(!value.includes('unsafe') && !value.includes('style-src'));
  return { [name]: value.replace('wss://example.com', origin.replace('http', 'ws')) };
}

describe('under the strict content policy of the README', () => {
  it('both tags and the class connect, and break no rule of it', async () => {
    const scripts = `<script type="module" src="socket-console.min.js"></script>
      <script type="module" src="main.js"></script>`;
    await visitPage(browser, { ...files, '/': pageWith(scripts) }, seeAllConnect, policyFor);
  });

  it('the connection alone needs no policy of trusted types', async () => {
    const stricter = (origin: string) =>
      Object.fromEntries(
        Object.entries(policyFor(origin)).map(([name, value]) => {
          assert(value.includes('trusted-types lit-html'));
          return [name, value.replace('trusted-types lit-html', "trusted-types 'none'")];
        }),
      );
    const scripts = '<script type="module" src="main.js"></script>';
    await visitPage(
      browser,
      { ...files, '/': pageWith(scripts) },
      async ({ shows }) => {
        await shows('#of-the-tag', 'Hello from the tag!');
        await shows('#of-the-class', 'Hello from the class!');
      },
      stricter,
    );
  });
});
