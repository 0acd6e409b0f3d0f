import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parseAst } from 'vite';
import { entries } from '../../scripts/build/entries.mjs';
import { installPackage, linkFrameworks, type Project, root } from './installed-package.ts';

let project: Project;
before(() => {
  project = installPackage();
  linkFrameworks(project.folder);
});
after(() => project?.end());

const read = (name: string) => readFileSync(join(project.packageFolder, name), 'utf8');
const files = (ending: string) =>
  readdirSync(project.packageFolder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith(ending) && !name.startsWith('node_modules'),
  );

describe('in Node, where there is no DOM', () => {
  for (const entry of entries as string[]) {
    const name = entry === 'index' ? 'heartbeat-socket' : `heartbeat-socket/${entry}`;
    it(`${name} imports without an error, and nothing keeps the process running`, () => {
      assert.equal(project.run(`await import('${name}'); console.log('imported')`), 'imported');
    });
  }

  it('both elements can be made, as frameworks do that render on a server', () => {
    const script = `
      import { HeartbeatSocketElement, SocketConsoleElement } from 'heartbeat-socket/elements';
      console.log([new HeartbeatSocketElement(), new SocketConsoleElement()].length);`;
    assert.equal(project.run(script), '2');
  });
});

describe('every class exists once', () => {
  it('HeartbeatSocket is the same in the main entry and in core', () => {
    const script = `
      import { HeartbeatSocket as a } from 'heartbeat-socket';
      import { HeartbeatSocket as b } from 'heartbeat-socket/core';
      console.log(typeof a, a === b);`;
    assert.equal(project.run(script), 'function true');
  });

  it('HeartbeatSocketElement is the same in the main entry and in elements', () => {
    const script = `
      import { HeartbeatSocketElement as a } from 'heartbeat-socket';
      import { HeartbeatSocketElement as b } from 'heartbeat-socket/elements';
      console.log(typeof a, a === b);`;
    assert.equal(project.run(script), 'function true');
  });

  it('SocketConsoleElement is the same in console and in elements', () => {
    const script = `
      import { SocketConsoleElement as a } from 'heartbeat-socket/console';
      import { SocketConsoleElement as b } from 'heartbeat-socket/elements';
      console.log(typeof a, a === b);`;
    assert.equal(project.run(script), 'function true');
  });
});

describe('package.json', () => {
  const manifest = () => JSON.parse(read('package.json'));

  it('has types first in every condition of exports', () => {
    const conditions = Object.values(manifest().exports).filter((to) => typeof to === 'object');
    assert(conditions.length > 0);
    for (const condition of conditions) assert.equal(Object.keys(condition as object)[0], 'types');
  });

  it('names only files that are in the package', () => {
    const { exports, main, module, types, unpkg, jsdelivr, ...others } = manifest();
    const { customElements, 'web-types': webTypes } = others;
    const fields = [main, module, types, unpkg, jsdelivr, customElements, webTypes];
    const named = [...fields, ...Object.values(exports)].flatMap((to) =>
      typeof to === 'object' ? Object.values(to as object) : [to],
    );
    assert(!named.includes(undefined));
    assert.deepEqual(
      named.filter((name) => !existsSync(join(project.packageFolder, name))),
      [],
    );
  });

  it('gives the custom elements manifest to tools and to code', () => {
    const { customElements, exports } = manifest();
    assert.equal(exports['./custom-elements.json'], customElements);
    assert.equal(JSON.parse(read(customElements)).modules.length, 3);
  });

  it('marks exactly the registering entries as having side effects', () => {
    const { sideEffects } = manifest();
    for (const name of ['./dist/index.js', './dist/console.js']) {
      assert(sideEffects.includes(name), name);
    }
    assert(!sideEffects.includes('./dist/core.js') && !sideEffects.includes('./dist/elements.js'));
  });
});

describe('the files for a script tag', () => {
  for (const name of ['dist/heartbeat-socket.min.js', 'dist/socket-console.min.js']) {
    it(`${name} imports nothing`, () => {
      const code = read(name);
      const statements = parseAst(code).body.filter((node) => 'source' in node && node.source);
      assert.equal(statements.length, 0);
      assert(!/\bimport\s*\(/.test(code), 'it has a dynamic import');
    });
  }
});

describe('the type declarations', () => {
  it('name .js files, and those that exist', () => {
    const declarations = files('.d.ts').filter((name) => name.startsWith('dist'));
    assert(declarations.length > 0);
    for (const name of declarations) {
      for (const [, specifier = ''] of read(name).matchAll(/['"](\.\.?\/[^'"]+)['"]/g)) {
        assert.match(specifier, /\.js$/, `${name}: ${specifier}`);
        const file = join(project.packageFolder, dirname(name), specifier);
        assert(existsSync(file.replace(/\.js$/, '.d.ts')), `${name}: ${specifier}`);
      }
    }
  });
});

describe('a TypeScript project', () => {
  for (const resolution of ['bundler', 'nodenext']) {
    it(`has types for every entry, with moduleResolution ${resolution}`, () => {
      writeFileSync(
        join(project.folder, 'use.ts'),
        `import { HeartbeatSocketElement } from 'heartbeat-socket';
        import { HeartbeatSocket } from 'heartbeat-socket/core';
        import { SocketConsoleElement } from 'heartbeat-socket/console';
        import { HeartbeatSocketElement as Same } from 'heartbeat-socket/elements';
        export const element: Same = new HeartbeatSocketElement();
        export const others: [HeartbeatSocket, SocketConsoleElement] = [
          new HeartbeatSocket('/ws/'),
          new SocketConsoleElement(),
        ];
        // @ts-expect-error: it is a class with types, not \`any\`
        export const wrong: number = element;`,
      );
      const options = `--noEmit --strict --skipLibCheck false --target es2022 --lib es2023,dom,dom.iterable --module ${resolution === 'bundler' ? 'esnext' : 'nodenext'} --moduleResolution ${resolution}`;
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      project.runFile(tsc, [...options.split(' '), 'use.ts']);
    });
  }
});

describe('the source maps', () => {
  it('are beside every script and declaration of dist', () => {
    const parts = [...files('.js'), ...files('.d.ts')].filter((name) => name.startsWith('dist'));
    assert(parts.length > 0);
    assert.deepEqual(
      parts.filter((name) => !existsSync(join(project.packageFolder, `${name}.map`))),
      [],
    );
  });

  it('name sources that are in the package, or that they hold', () => {
    for (const name of files('.map')) {
      const { sources, sourcesContent = [] } = JSON.parse(read(name));
      sources.forEach((source: string, index: number) => {
        const file = join(project.packageFolder, dirname(name), source);
        const isOurs = source.includes('/src/') && !source.includes('node_modules');
        assert(isOurs ? existsSync(file) : sourcesContent[index], `${name}: ${source}`);
      });
    }
  });
});
