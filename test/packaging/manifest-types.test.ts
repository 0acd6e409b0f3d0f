import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { installPackage, type Project, root } from './installed-package.ts';
import { type Element, fieldsOf, methodsOf, socket, socketConsole } from './manifest.ts';

let project: Project;
before(() => {
  project = installPackage();
});
after(() => project?.end());

/** Names in the manifest's types that are the platform's or TypeScript's. */
const globals = [
  'URL',
  'Promise',
  'Blob',
  'ArrayBuffer',
  'ArrayBufferView',
  'AbortSignal',
  'Partial',
];

/** The types of the members by their names, as the manifest tells them. */
function typesOf(element: Element): Map<string, { text: string; isReadonly: boolean }> {
  const fields = fieldsOf(element).filter((field) => !field.static);
  return new Map([
    ...fields.map(
      ({ name, type, readonly = false }) =>
        [name, { text: type?.text ?? '', isReadonly: readonly }] as const,
    ),
    ...methodsOf(element).map(({ name, parameters = [], return: returned }) => {
      const given = parameters.map(
        (one) => `${one.name}${one.optional ? '?' : ''}: ${one.type?.text}`,
      );
      const text = `(${given.join(', ')}) => ${returned?.type?.text}`;
      return [name, { text, isReadonly: false }] as const;
    }),
  ]);
}

/** A program that is right where each member has exactly the type that the manifest tells. */
function program(element: Element, entry: string): string {
  const types = typesOf(element);
  const named = [...types.values()].flatMap(({ text }) => text.match(/\b[A-Z]\w+/g) ?? []);
  const imported = new Set([element.name, ...named.filter((name) => !globals.includes(name))]);
  const members = [...types].map(([name, { text }]) => `${name}: ${text};`);
  const settable = [...types].filter(([, { isReadonly }]) => !isReadonly).map(([name]) => name);
  const methods = methodsOf(element).map(({ name }) => name);
  const union = (names: readonly string[]) => names.map((name) => `'${name}'`).join(' | ');
  return `import type { ${[...imported].join(', ')} } from '${entry}';
type Real = ${element.name};
interface Told { ${members.join('\n')} }
declare const real: Real;
declare const told: Told;
export const known: Told = real;
export const settable: Pick<Real, ${union(settable)}> = told;
// TypeScript does not compare the parameters of methods in both directions.
type Methods = ${union(methods)};
declare const taken: { [Name in Methods]: Parameters<Real[Name]> };
export const parameters: { [Name in Methods]: Parameters<Told[Name]> } = taken;`;
}

describe('the types in the manifest', () => {
  for (const [element, entry] of [
    [socket, 'heartbeat-socket'],
    [socketConsole, 'heartbeat-socket/console'],
  ] as const) {
    it(`of <${element.tagName}> are those of its members, by names that ${entry} gives`, () => {
      assert(typesOf(element).size > 0);
      writeFileSync(join(project.folder, 'manifest.ts'), program(element, entry));
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      const options =
        '--noEmit --strict --skipLibCheck false --target es2022 --lib es2023,dom,dom.iterable --module esnext --moduleResolution bundler manifest.ts';
      project.runFile(tsc, options.split(' '));
    });
  }
});
