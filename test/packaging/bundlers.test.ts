import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { openBrowser } from './browser.ts';
import { seeItConnect } from './bundlers/app.ts';
import { appFolder } from './bundlers/bundler.ts';
import { inProcess } from './bundlers/in-process.ts';
import { installPackage, type Project } from './installed-package.ts';

let project: Project;
let browser: Browser;

before(async () => {
  project = installPackage();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  project?.end();
});

describe('an app that imports the package', () => {
  for (const { name, bundle } of inProcess) {
    it(`connects when ${name} has bundled it`, async () => {
      const folder = join(project.folder, name);
      cpSync(appFolder, folder, { recursive: true });
      await bundle(folder);
      await seeItConnect(browser, folder);
    });
  }
});
