import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Lints files that are not in the repository, by its rules; gives the rules that each one breaks. */
class Probe {
  readonly #folder = mkdtempSync(join(tmpdir(), 'heartbeat-socket-layers-'));
  readonly #files: string[] = [];
  #report: string | undefined;

  constructor() {
    // There is no .gitignore here for biome to read.
    const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    writeFileSync(join(this.#folder, 'biome.json'), JSON.stringify({ ...config, vcs: {} }));
  }

  add(layer: string, text: string): string {
    const kind = text.startsWith('<') ? 'html' : 'ts';
    const file = `${layer}/probe-${this.#files.length}.${kind}`;
    mkdirSync(dirname(join(this.#folder, file)), { recursive: true });
    writeFileSync(join(this.#folder, file), text);
    this.#files.push(file);
    return file;
  }

  isRefused(file: string, rule: string): boolean {
    this.#report ??= this.#lint();
    return this.#report.split('\n').some((line) => line.includes(file) && line.includes(rule));
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #lint(): string {
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const args = [biome, 'lint', '--colors=off', '--reporter=concise', '--max-diagnostics=none'];
    const { stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: this.#folder,
      encoding: 'utf8',
    });
    const report = stdout + stderr;
    assert.match(report, new RegExp(`Checked ${this.#files.length + 1} files`));
    return report;
  }
}

const probe = new Probe();
after(() => probe.end());

/** A test per text: the linter refuses it in that layer, or lets it pass. */
function border(layer: string, { refused, passes }: { refused: string[]; passes: string[] }) {
  for (const text of refused) {
    const file = probe.add(layer, text);
    it(`refuses ${text}`, () => assert(probe.isRefused(file, 'noRestrictedImports')));
  }
  for (const text of passes) {
    const file = probe.add(layer, text);
    it(`lets ${text} pass`, () => assert(!probe.isRefused(file, 'noRestrictedImports')));
  }
}

const inPage = (script: string) =>
  `<!doctype html><html lang="en"><head><title>x</title></head><body><script type="module">${script}</script></body></html>`;

describe('core imports only core', () => {
  border('src/core', {
    refused: [
      "import { html } from 'lit'; html``;",
      "import type { LitElement } from 'lit'; export type X = LitElement;",
      "import { on } from 'node:events'; on;",
      "import { x } from '../element/x.ts'; x();",
      "import { x } from './../element/x.ts'; x();",
      "import { x } from '../index.ts'; x();",
      "import { x } from '../../dev-server/index.ts'; x();",
      "export * from 'lit';",
      "export const lit = () => import('lit');",
    ],
    passes: ["import { x } from './x.ts'; x();", "export type { X } from './x.ts';"],
  });

  const dom = probe.add('src/core', 'export const title = document.title;');
  it('refuses the DOM by its bare names', () => {
    assert(probe.isRefused(dom, 'noRestrictedGlobals'));
  });
});

describe('faults imports only core', () => {
  border('src/faults', {
    refused: [
      "import { html } from 'lit'; html``;",
      "import { on } from 'node:events'; on;",
      "import { x } from '../console/x.ts'; x();",
      "import { x } from '../element/x.ts'; x();",
      "import { x } from '../faults.ts'; x();",
      "import { x } from '../core/../console/x.ts'; x();",
      "import { x } from '../../test/x.ts'; x();",
    ],
    passes: ["import { x } from './x.ts'; x();", "import { x } from '../core/x.ts'; x();"],
  });

  const dom = probe.add('src/faults', 'export const title = document.title;');
  it('refuses the DOM by its bare names', () => {
    assert(probe.isRefused(dom, 'noRestrictedGlobals'));
  });
});

describe('element imports only core and @lit/reactive-element', () => {
  border('src/element', {
    refused: [
      "import { html } from 'lit'; html``;",
      "import { x } from '../console/x.ts'; x();",
      "import { x } from '../core/../console/x.ts'; x();",
      "import { x } from '../console.ts'; x();",
      "import { x } from '../../demo/x.ts'; x();",
      "import { on } from 'node:events'; on;",
    ],
    passes: [
      "import { x } from '../core/x.ts'; x();",
      "import { x } from './x.ts'; x();",
      "import { ReactiveElement } from '@lit/reactive-element'; new ReactiveElement();",
    ],
  });
});

describe('console imports only lit, faults, core and element', () => {
  border('src/console', {
    refused: [
      "import { x } from 'ws'; x();",
      "import { x } from '../index.ts'; x();",
      "import { x } from '../../test/x.ts'; x();",
      "import { x } from '../../bench/x.ts'; x();",
    ],
    passes: [
      "import type { X } from '../element/x.ts'; export type Y = X;",
      "import { html } from 'lit'; html``;",
      "import { repeat } from 'lit/directives/repeat.js'; repeat([], () => 1);",
    ],
  });
});

describe('a folder of the console imports only what is of the console, lit, faults, core and element', () => {
  border('src/console/part', {
    refused: [
      "import { x } from 'ws'; x();",
      "import { x } from '../../faults.ts'; x();",
      "import { x } from '../../async/x.ts'; x();",
      "import { x } from '../../faults/../async/x.ts'; x();",
      "import { x } from '../../../test/x.ts'; x();",
    ],
    passes: [
      "import { x } from './x.ts'; x();",
      "import { x } from '../x.ts'; x();",
      "import { x } from '../other/x.ts'; x();",
      "import { x } from '../../faults/x.ts'; x();",
      "import type { X } from '../../core/x.ts'; export type Y = X;",
      "import { html } from 'lit'; html``;",
    ],
  });
});

describe('async imports only types, of core and element', () => {
  border('src/async', {
    refused: [
      "import { html } from 'lit'; html``;",
      "import type { X } from '../console/x.ts'; export type Y = X;",
      "import { x } from '../index.ts'; x();",
    ],
    passes: [
      "import { x } from './x.ts'; x();",
      "import type { X } from '../core/x.ts'; export type Y = X;",
      "import type { X } from '../element/x.ts'; export type Y = X;",
    ],
  });
});

describe('adapters import their framework, core, and the types of element and console', () => {
  border('src/adapters', {
    refused: [
      "import { x } from '../index.ts'; x();",
      "import { x } from '../core/../index.ts'; x();",
      "import { ReactiveElement } from '@lit/reactive-element'; new ReactiveElement();",
      "import { createRoot } from 'react-dom/client'; createRoot;",
      "import { x } from '../../test/x.ts'; x();",
    ],
    passes: [
      "import { x } from '../core/x.ts'; x();",
      "import type { X } from '../element/x.ts'; export type Y = X;",
      "import type { X } from '../console/x.ts'; export type Y = X;",
      "import { useState } from 'react'; useState;",
      "import type { HTMLAttributes } from 'svelte/elements'; export type Y = HTMLAttributes<Element>;",
    ],
  });

  it('and nothing imports them but the entries of their frameworks', () => {
    const frameworks = ['lit', 'preact', 'react', 'solid', 'svelte', 'vue'];
    const importing = filesIn('src', '.ts')
      .filter((file) => !file.startsWith(join(root, 'src/adapters')))
      .filter((file) => /['"][^'"]*\/adapters\//.test(readFileSync(file, 'utf8')));
    assert.deepEqual(
      importing.sort(),
      frameworks.map((name) => join(root, `src/${name}.ts`)),
    );
  });

  it('and each entry only those of its own framework, and what they have in common', () => {
    for (const name of ['lit', 'preact', 'react', 'solid', 'svelte', 'vue']) {
      const text = readFileSync(join(root, `src/${name}.ts`), 'utf8');
      const imported = [...text.matchAll(/'\.\/adapters\/([\w-]+)\.ts'/g)].map(([, file]) => file);
      assert(imported.length > 0);
      for (const file of imported) assert.match(`${file}`, new RegExp(`^(${name}-|owned-socket)`));
    }
  });
});

describe('an entry imports only from src', () => {
  border('src', {
    refused: [
      "import { x } from '../dev-server/index.ts'; x();",
      "import { x } from './../demo/x.ts'; x();",
      "import { html } from 'lit'; html``;",
      "import { on } from 'node:events'; on;",
    ],
    passes: ["export { X } from './core/x.ts';"],
  });
});

describe('the demo imports only public names', () => {
  border('demo', {
    refused: [
      "import { x } from '../src/index.ts'; x();",
      "import { html } from 'lit'; html``;",
      inPage("import '../src/index.ts';"),
      inPage("import { x } from '../dev-server/index.ts'; x();"),
    ],
    passes: [
      "import { HeartbeatSocket } from 'heartbeat-socket'; new HeartbeatSocket('/');",
      inPage("import 'heartbeat-socket/console';"),
    ],
  });

  it('refers to no script outside of it', () => {
    // In the apps of the frameworks, which have roots of their own, /src/ is within.
    const isInApp = (file: string) => file.includes(join('demo', 'frameworks'));
    for (const file of filesIn('demo', '.html').filter((file) => !isInApp(file))) {
      assert.deepEqual(outsideScripts(readFileSync(file, 'utf8')), [], file);
    }
    assert.deepEqual(outsideScripts('<script type="module" src="../src/index.ts"></script>'), [
      '../src/index.ts',
    ]);
  });
});

describe('the app of a framework imports packages and its own files', () => {
  border('demo/frameworks/react/src', {
    refused: [
      "import { x } from '../../../../src/index.ts'; x();",
      "import { x } from './../../../../src/index.ts'; x();",
      "import { x } from '../../../demo.ts'; x();",
    ],
    passes: [
      "import { x } from 'react'; x();",
      "import { x } from '../x.ts'; x();",
      "import { HeartbeatSocket } from 'heartbeat-socket'; new HeartbeatSocket('/');",
    ],
  });
});

describe('types', () => {
  it('of core and element are all that console and async import from them', () => {
    for (const file of [...filesIn('src/console', '.ts'), ...filesIn('src/async', '.ts')]) {
      assert.deepEqual(valueImports(readFileSync(file, 'utf8'), isBelow), [], file);
    }
    const broken = "import { X } from '../element/x.ts';\nimport type { Y } from '../core/y.ts';";
    assert.deepEqual(valueImports(broken, isBelow), ['../element/x.ts']);
    assert.deepEqual(valueImports("import { type X } from '../core/x.ts'", isBelow), [
      '../core/x.ts',
    ]);
    assert.deepEqual(valueImports("import { x } from '../../core/x.ts'", isBelow), [
      '../../core/x.ts',
    ]);
  });

  it('of element and console are all that adapters import from them', () => {
    const isOfElements = (specifier: string) => /^\.\.\/(element|console)\//.test(specifier);
    for (const file of filesIn('src/adapters', '.ts')) {
      assert.deepEqual(valueImports(readFileSync(file, 'utf8'), isOfElements), [], file);
    }
    assert.deepEqual(valueImports("import { x } from '../element/x.ts';", isOfElements), [
      '../element/x.ts',
    ]);
  });

  it('are imported by a statement, not inside of a type, where the linter would not see it', () => {
    for (const file of filesIn('src', '.ts')) {
      assert.deepEqual(importTypes(readFileSync(file, 'utf8')), [], file);
    }
    assert.deepEqual(importTypes("type X = import('lit').LitElement;"), ["import('lit')."]);
  });
});

it('every folder of src is one of the layers', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  assert.deepEqual(
    folders.filter(
      (name) => !['core', 'faults', 'element', 'console', 'async', 'adapters'].includes(name),
    ),
    [],
  );
});

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(root, folder, name));
}

function isBelow(specifier: string): boolean {
  return /^(\.\.\/)+(core|element)\//.test(specifier);
}

/** What is imported or passed on as more than types; such a statement begins with `import type`. */
function valueImports(text: string, isMeant: (specifier: string) => boolean): string[] {
  const statements = text.matchAll(
    /^\s*(import|export)\s+(type\s+)?(?:[\w*{][^;'"]*\sfrom\s+)?['"]([^'"]+)['"]/gm,
  );
  const dynamic = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g);
  return [
    ...[...statements].filter(([, , type]) => !type).map(([, , , specifier = '']) => specifier),
    ...[...dynamic].map(([, specifier = '']) => specifier),
  ].filter(isMeant);
}

function importTypes(text: string): string[] {
  return [...text.matchAll(/\bimport\(['"][^'"]*['"]\)\.(?!then\b|catch\b|finally\b)/g)].map(
    ([found]) => found,
  );
}

function outsideScripts(html: string): string[] {
  return [...html.matchAll(/<script\b[^>]*\bsrc=["']?([^"'\s>]+)/gi)]
    .map(([, source = '']) => source)
    .filter((source) => source.startsWith('..') || /^\/(src|dev-server|test|bench)\//.test(source));
}
