import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { build, createLogger, type Logger } from 'vite';
import solid from 'vite-plugin-solid';
import { attach } from '../../dev-server/index.ts';
import { setUpBrowser } from '../../scripts/set-up/get-browser.mjs';
import { chromiumFlags } from '../runner/chromium-flags.mjs';
import { block, blocks, codesIn, port, root, table, temporaryFolder } from './readme.ts';

const react = {
  'main.jsx': `
    import { StrictMode } from 'react';
    import { createRoot } from 'react-dom/client';
    import App from './App.jsx';
    createRoot(document.querySelector('#app')).render(<StrictMode><App /></StrictMode>);`,
  'index.html': '<div id="app"></div><script type="module" src="main.jsx"></script>',
};

const vueApp = {
  'main.js': `
    import { createApp } from 'vue';
    import App from './App.vue';
    createApp(App).mount('#app');`,
  'index.html': '<div id="app"></div><script type="module" src="main.js"></script>',
};

/** What a project of each framework has besides the quick start: its page, and its start. */
const frameworks = {
  react: { 'App.jsx': block('quick start: react'), ...react },
  'react-hook': { 'App.jsx': block('quick start: react hook'), ...react },
  'react-on-a-server': {
    'App.jsx': block('quick start: react on a server'),
    // The browser plays the server, too.
    'main.jsx': `
      import { hydrateRoot } from 'react-dom/client';
      import { renderToString } from 'react-dom/server';
      import App from './App.jsx';
      const app = document.querySelector('#app');
      app.innerHTML = renderToString(<App />);
      hydrateRoot(app, <App />);`,
    'index.html': '<div id="app"></div><script type="module" src="main.jsx"></script>',
  },
  vue: { 'App.vue': block('quick start: vue'), ...vueApp },
  'vue-with-types': { 'App.vue': block('quick start: vue with types'), ...vueApp },
  'vue-composable': { 'App.vue': block('quick start: vue composable'), ...vueApp },
  lit: {
    'main.js': block('quick start: lit'),
    'index.html': '<last-message></last-message><script type="module" src="main.js"></script>',
  },
  'vue-on-a-server': {
    'App.vue': block('quick start: vue on a server'),
    // The browser plays the server, too. It hydrates when a link that began later is up.
    'main.js': `
      import { createSSRApp } from 'vue';
      import { renderToString } from 'vue/server-renderer';
      import App from './App.vue';
      const app = document.querySelector('#app');
      app.innerHTML = await renderToString(createSSRApp(App));
      setTimeout(() => {
        const other = new WebSocket('ws://localhost:${port}/ws/');
        other.onopen = () => other.send('Hello!');
        other.onmessage = () => createSSRApp(App).mount(app);
      });`,
    'index.html': '<div id="app"></div><script type="module" src="main.js"></script>',
  },
  svelte: {
    'App.svelte': block('quick start: svelte'),
    'main.js': `
      import { mount } from 'svelte';
      import App from './App.svelte';
      mount(App, { target: document.querySelector('#app') });`,
    'index.html': '<div id="app"></div><script type="module" src="main.js"></script>',
  },
  solid: {
    'App.jsx': block('quick start: solid'),
    'main.jsx': `
      import { render } from 'solid-js/web';
      import App from './App.jsx';
      render(() => <App />, document.querySelector('#app'));`,
    'index.html': '<div id="app"></div><script type="module" src="main.jsx"></script>',
  },
  angular: {
    'app.ts': block('quick start: angular'),
    'main.ts': `
      import '@angular/compiler';
      import { bootstrapApplication } from '@angular/platform-browser';
      import { App } from './app.ts';
      bootstrapApplication(App);`,
    'index.html': '<app-root></app-root><script type="module" src="main.ts"></script>',
  },
};

const plain = {
  'html/index.html': block('quick start: html'),
  'console/index.html': block('quick start: html') + block('quick start: console'),
  'plain-socket/index.html': `<!doctype html>${block('console file')}${block('console of a plain socket')}`,
  'chinese/index.html':
    block('quick start: html') +
    block('quick start: console') +
    `<script type="module">${block('chinese').replace(
      'heartbeat-socket/console',
      './dist/socket-console.min.js',
    )}</script>`,
  'formats/index.html':
    '<!doctype html><script type="module" src="dist/heartbeat-socket.min.js"></script>' +
    blocks('formats').join('\n'),
  'fresh-token/index.html':
    '<!doctype html><script type="module" src="dist/heartbeat-socket.min.js"></script>' +
    `<heartbeat-socket id="feed"></heartbeat-socket>
     <script>const feed = document.querySelector('#feed');</script>
     <script type="module">${block('token')}</script>`,
};

const { folder, end } = temporaryFolder();
const site = join(folder, 'site');
const clients: string[] = [];
let browser: Browser;
let server: Server;
let sockets: ReturnType<typeof attach>;

before(async () => {
  await Promise.all([buildSite(), serve(), startBrowser()]);
});

after(async () => {
  await browser?.close();
  await sockets?.detach();
  server?.closeAllConnections();
  server?.close();
  end();
});

/**
 * All frameworks in one go, by the configuration that the README gives to users of Vue, and by what
 * projects of Svelte and Solid have anyway.
 */
async function buildSite(): Promise<void> {
  const source = join(folder, 'source');
  for (const [framework, files] of Object.entries(frameworks)) {
    for (const [name, text] of Object.entries(files)) write(join(source, framework, name), text);
  }
  write(join(source, 'vite.config.mjs'), block('quick start: vue config'));
  const { default: config } = await import(pathToFileURL(join(source, 'vite.config.mjs')).href);
  // Only there frameworks warn of what is wrong.
  process.env.NODE_ENV = 'development';
  await build({
    ...config,
    plugins: [
      ...config.plugins,
      svelte({ configFile: false }),
      solid({ include: `${source}/solid/**`, hot: false }),
    ],
    mode: 'development',
    configFile: false,
    // What Vite's own plugin for React leaves out, too.
    customLogger: withoutDirectives(),
    logLevel: 'warn',
    root: source,
    // Angular's own tools read decorators so, and its packages are its users' to shake.
    oxc: { decorator: { legacy: true } },
    build: {
      outDir: site,
      emptyOutDir: true,
      minify: false,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: {
        input: Object.keys(frameworks).map((name) => join(source, name, 'index.html')),
      },
    },
  });
}

/** A logger that does not mind a `'use client'`. */
function withoutDirectives(): Logger {
  const logger = createLogger('warn');
  const { warn } = logger;
  logger.warn = (text, options) => {
    if (!text.includes('MODULE_LEVEL_DIRECTIVE')) warn(text, options);
  };
  return logger;
}

async function startBrowser(): Promise<void> {
  const executablePath = await setUpBrowser();
  // Apps are built meanwhile.
  browser = await launch({ executablePath, args: chromiumFlags(), timeout: 120_000 });
}

async function serve(): Promise<void> {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    if (pathname === '/token') {
      response.setHeader('Content-Type', 'application/json').end('{ "token": "fresh" }');
      return;
    }
    try {
      const file = join(site, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
      const text = readFileSync(file, 'utf8');
      const type = extname(file) === '.js' ? 'text/javascript' : 'text/html; charset=utf-8';
      response.setHeader('Content-Type', type).end(withPort(text));
    } catch {
      response.writeHead(404).end();
    }
  });
  server.on('upgrade', ({ url = '' }) => clients.push(url));
  sockets = attach(server, { isHandledElsewhere: () => false });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

/** The README's server is another process at a port of its own; here it is the one of the pages. */
const withPort = (text: string) => text.replaceAll(`localhost:${port}`, new URL(address()).host);

const address = () => `http://localhost:${(server.address() as AddressInfo).port}/`;

function write(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

/** No picture for the tab, and what Lit says of itself. */
const harmless = /\b404\b|Lit is in dev mode/;

/** Opens a page, and shuts it when it has been looked at; no page may throw or warn. */
async function visit(name: string, look: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  const errors: unknown[] = [];
  page.on('pageerror', (error) => errors.push(error));
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || message.type() === 'warn';
    if (isBad && !harmless.test(message.text())) errors.push(message.text());
  });
  await page.goto(`${address()}${name}/`);
  await look(page);
  await page.close();
  assert.deepEqual(errors, []);
}

const shows = (page: Page, text: string) =>
  page.waitForFunction(
    (text) => {
      const root = document.querySelector('last-message')?.shadowRoot ?? document;
      return root.querySelector('p')?.textContent === text;
    },
    { timeout: 20_000 },
    text,
  );

/** A part of the console that has such a text. */
const consoleShows = (page: Page, part: string, text: string) =>
  page.waitForFunction(
    (part, text) => {
      const parts = document.querySelector('socket-console')?.shadowRoot?.querySelectorAll(part);
      return [...(parts ?? [])].some(({ textContent }) => textContent?.includes(text));
    },
    { timeout: 20_000 },
    part,
    text,
  );

describe('pasted from the README, in a browser, against the development server', () => {
  before(() => {
    for (const [name, text] of Object.entries(plain)) write(join(site, name), text);
    for (const name of Object.keys(plain)) {
      cpSync(join(root, 'dist'), join(site, name, '..', 'dist'), { recursive: true });
    }
  });

  for (const name of ['html', ...Object.keys(frameworks)]) {
    it(`the quick start for ${name} connects and shows the echo`, async () => {
      await visit(name, (page) => shows(page, 'Hello!').then(() => {}));
    });
  }

  it('the console logs what the page sends', async () => {
    await visit('console', async (page) => {
      // What the page's own script sends may be over before the console's file is there.
      await page.waitForFunction(
        () =>
          document.querySelector('socket-console')?.shadowRoot?.querySelector('[part~=log]') &&
          document.querySelector('heartbeat-socket')?.state === 'open',
        { timeout: 20_000 },
      );
      await page.evaluate(() => document.querySelector('heartbeat-socket')?.send('more'));
      for (const part of ['entry-sent', 'entry-received']) {
        await consoleShows(page, `[part~=${part}]`, 'more');
      }
    });
  });

  it('the console watches a plain WebSocket that it is given', async () => {
    await visit('plain-socket', async (page) => {
      await consoleShows(page, '[part~=status].open', 'open');
    });
  });

  it('the console speaks Chinese, by its file', async () => {
    await visit('chinese', async (page) => {
      await consoleShows(page, '[part~=send]', '发送');
    });
  });

  it('the properties of the console have the defaults that the table names', async () => {
    const wanted = table('Attributes and properties of the console', 'attribute').map((row) => [
      codesIn(row.property)[0],
      codesIn(row.default)[0] ?? '',
    ]);
    await visit('html', async (page) => {
      await page.addScriptTag({ url: 'dist/socket-console.min.js', type: 'module' });
      const found = await page.evaluate(
        async (names) => {
          await customElements.whenDefined('socket-console');
          const element = document.createElement('socket-console');
          return names.map((name) => element[name as keyof typeof element] ?? '');
        },
        wanted.map(([name = '']) => name),
      );
      // Without texts of its own it has none to replace.
      assert.deepEqual(
        found.map((value) => (value instanceof Object ? '' : `${value}`)),
        wanted.map(([, value]) => value),
      );
    });
  });

  it('each of the five heartbeat formats is answered', async () => {
    await visit('formats', async (page) => {
      const answered = await page.evaluate(async () => {
        await customElements.whenDefined('heartbeat-socket');
        const all = [...document.querySelectorAll('heartbeat-socket')];
        // The server echoes: these two want other replies.
        const five = all.filter((element) => !element.heartReply);
        return Promise.all(
          five.map(
            (element) =>
              new Promise<number>((resolve, reject) => {
                element.addEventListener('heartbeat', ({ detail }) => resolve(detail.latency));
                element.addEventListener('message', ({ data }) => reject(new Error(`${data}`)));
                element.heartTime = 100;
                element.url = '/ws/';
              }),
          ),
        );
      });
      assert.equal(answered.length, 5);
    });
  });

  it('replies of other looks are kept from message, and only they', async () => {
    await visit('formats', async (page) => {
      const told = await page.evaluate(async () => {
        await customElements.whenDefined('heartbeat-socket');
        const all = [...document.querySelectorAll('heartbeat-socket')];
        return all
          .filter((element) => element.heartReply)
          .map(({ heartReply: reply }) =>
            typeof reply === 'function'
              ? [reply('beat 1', 'beat'), reply('beat', 'beat'), reply('other', 'beat')]
              : reply,
          );
      });
      assert.deepEqual(told, ['yes', [true, false, false]]);
    });
  });

  it('a url function fetches a token for every attempt', async () => {
    await visit('fresh-token', async (page) => {
      await page.waitForSelector('#feed:state(open)', { timeout: 20_000 });
      assert(clients.includes('/ws/?token=fresh'));
    });
  });
});
