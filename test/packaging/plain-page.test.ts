import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { block } from '../readme/readme.ts';
import { openBrowser } from './browser.ts';
import { installPackage, type Project } from './installed-package.ts';
import { main, pageWith, plainMain, seeAllConnect, visitPage } from './plain-page.ts';
import { openSite, type Site } from './site.ts';

let browser: Browser;
let project: Project;
/** Serves what is installed to pages of any origin, as content networks do. */
let network: Site;

before(async () => {
  project = installPackage();
  network = await openSite(
    (pathname) => {
      const file = join(project.folder, 'node_modules', pathname);
      return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
    },
    { 'Access-Control-Allow-Origin': '*' },
  );
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await network?.end();
  project?.end();
});

const builtFile = (name: string) => readFileSync(join(project.packageFolder, 'dist', name), 'utf8');
const onNetwork = (path: string) => `${network.origin}/${path}`;

describe('a page without a bundler', () => {
  it('connects with the files for script tags beside it', async () => {
    const files = {
      '/': pageWith(`<script type="module" src="socket-console.min.js"></script>
        <script type="module" src="main.js"></script>`),
      '/heartbeat-socket.min.js': builtFile('heartbeat-socket.min.js'),
      '/socket-console.min.js': builtFile('socket-console.min.js'),
      '/main.js': `import { HeartbeatSocket } from './heartbeat-socket.min.js';\n${plainMain}`,
    };
    await visitPage(browser, files, seeAllConnect);
  });

  it('connects with these files from another origin', async () => {
    const { unpkg } = JSON.parse(readFileSync(join(project.packageFolder, 'package.json'), 'utf8'));
    const socket = onNetwork(join('heartbeat-socket', unpkg));
    const socketConsole = onNetwork('heartbeat-socket/dist/socket-console.min.js');
    const files = {
      '/': pageWith(`<script type="module" src="${socketConsole}"></script>
        <script type="module" src="main.js"></script>`),
      '/main.js': `import { HeartbeatSocket } from '${socket}';\n${plainMain}`,
    };
    await visitPage(browser, files, seeAllConnect);
  });

  it('connects by the import map of the README', async () => {
    const map = block('import map').replaceAll('https://cdn.example/', onNetwork(''));
    assert(map.includes(network.origin));
    const files = {
      '/': pageWith(`${map}<script type="module" src="main.js"></script>`),
      '/main.js': `import 'heartbeat-socket/console';
        import { HeartbeatSocket } from 'heartbeat-socket';\n${plainMain}`,
    };
    await visitPage(browser, files, seeAllConnect);
  });

  it('connects by an import map of every module, those of Lit too', async () => {
    const imports = {
      'heartbeat-socket': onNetwork('heartbeat-socket/dist/index.js'),
      'heartbeat-socket/async': onNetwork('heartbeat-socket/dist/async.js'),
      'heartbeat-socket/console': onNetwork('heartbeat-socket/dist/console.js'),
      'heartbeat-socket/core': onNetwork('heartbeat-socket/dist/core.js'),
      '@lit/reactive-element': onNetwork('@lit/reactive-element/reactive-element.js'),
      lit: onNetwork('lit/index.js'),
      'lit/': onNetwork('lit/'),
      'lit-element/': onNetwork('lit-element/'),
      'lit-html': onNetwork('lit-html/lit-html.js'),
      'lit-html/': onNetwork('lit-html/'),
    };
    const files = {
      '/': pageWith(`<script type="importmap">${JSON.stringify({ imports })}</script>
        <script type="module" src="main.js"></script>`),
      '/main.js': main,
    };
    await visitPage(browser, files, seeAllConnect);
  });
});
