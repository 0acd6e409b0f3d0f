import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { block } from '../../readme/readme.ts';
import { openBrowser } from '../browser.ts';
import { packPackage } from '../installed-package.ts';
import { codeIn, seeItConnect } from './app.ts';
import { appFolder, copyPage } from './bundler.ts';
import { type InstalledApp, installApp } from './installed.ts';

/** Bundlers with an installation of their own; those in pages that only know scripts. */
const bundlers = [
  { title: 'webpack', name: 'webpack', takesPages: false },
  { title: 'Parcel', name: 'parcel', takesPages: true },
] as const;

let packed: string;
let tarball: string;
let browser: Browser;

before(async () => {
  packed = mkdtempSync(join(tmpdir(), 'heartbeat-socket-packed-'));
  tarball = packPackage(packed);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  rmSync(packed, { recursive: true, force: true });
});

for (const { title, name, takesPages } of bundlers) {
  describe(title, () => {
    let app: InstalledApp;
    before(async () => {
      app = await installApp(name, tarball, appFolder);
    });
    after(() => app?.end());

    const bundle = async (script?: string) => {
      if (script !== undefined) writeFileSync(join(app.folder, 'main.js'), script);
      rmSync(join(app.folder, 'dist'), { recursive: true, force: true });
      await app.build();
      if (!takesPages) copyPage(app.folder);
      return codeIn(app.folder);
    };

    it('bundles an app that connects', async () => {
      await bundle();
      await seeItConnect(browser, app.folder);
    });

    if (name === 'parcel') {
      it('looks at exports as the README says', () => {
        const { '@parcel/resolver-default': told } = JSON.parse(block('parcel'));
        const manifest = readFileSync(join(app.folder, 'package.json'), 'utf8');
        assert.deepEqual(JSON.parse(manifest)['@parcel/resolver-default'], told);
      });
    }

    it('keeps the definition of a tag, and leaves out what is not used', async () => {
      const code = await bundle(`import 'heartbeat-socket';
        import { SocketConsoleElement } from 'heartbeat-socket/elements';`);
      assert.match(code, /customElements\.define\(["'`]heartbeat-socket["'`]/);
      assert(!code.includes('litElementVersions'));
    });
  });
}
