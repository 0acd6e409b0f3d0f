import assert from 'node:assert/strict';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { entries } from '../../scripts/build/entries.mjs';
import { codeIn } from './bundlers/app.ts';
import { appFolder } from './bundlers/bundler.ts';
import { inProcess } from './bundlers/in-process.ts';
import { installPackage, type Project } from './installed-package.ts';

let project: Project;
before(() => {
  project = installPackage();
});
after(() => project?.end());

/** The entries that define a tag; importing them is a use. */
const registering = ['index', 'console'];
const others = entries.filter((entry: string) => !registering.includes(entry));

const defines = (code: string, tag: string) =>
  new RegExp(`customElements\\.define\\(["'\`]${tag}["'\`]`).test(code);

let apps = 0;

for (const { name, bundle } of inProcess) {
  /** What the bundler makes of a script. */
  const bundled = async (script: string) => {
    apps += 1;
    const folder = join(project.folder, `app-${apps}`);
    mkdirSync(folder);
    cpSync(join(appFolder, 'index.html'), join(folder, 'index.html'));
    writeFileSync(join(folder, 'main.js'), script);
    await bundle(folder);
    return codeIn(folder);
  };

  describe(`${name}`, () => {
    it('leaves out every entry that only gives, where nothing of it is used', async () => {
      const imports = others.map(
        (entry: string, at: number) => `import * as unused${at} from 'heartbeat-socket/${entry}';`,
      );
      assert(imports.length > 0);
      const program = 'console.log("all");\n';
      assert.equal(await bundled(imports.join('\n') + program), await bundled(program));
    });

    it('keeps the definitions of both tags, where nothing of their entries is used', async () => {
      const code = await bundled(`import 'heartbeat-socket';
        import { SocketConsoleElement } from 'heartbeat-socket/console';`);
      assert(defines(code, 'heartbeat-socket'));
      assert(defines(code, 'socket-console'));
    });

    it('takes the console only where it is imported', async () => {
      const code = await bundled("import 'heartbeat-socket';");
      assert(defines(code, 'heartbeat-socket'));
      assert(!code.includes('litElementVersions'));
    });

    it('takes one class of several, and defines nothing, where a class is imported', async () => {
      const code =
        await bundled(`import { HeartbeatSocketElement } from 'heartbeat-socket/elements';
        console.log(HeartbeatSocketElement);`);
      assert(code.includes('reactiveElementVersions'));
      assert(!code.includes('litElementVersions'));
      assert(!defines(code, 'heartbeat-socket'));
    });

    it('takes nothing of the elements where the class alone is used', async () => {
      const code = await bundled(`import { HeartbeatSocket } from 'heartbeat-socket/core';
        console.log(HeartbeatSocket);`);
      assert(code.includes('bufferedAmount'));
      assert(!code.includes('reactiveElementVersions'));
    });
  });
}
