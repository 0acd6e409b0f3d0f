import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ClassMethod,
  CustomElementDeclaration,
  CustomElementField,
  Package,
} from 'custom-elements-manifest';
import { root } from './installed-package.ts';

/** A file of what has been built. */
export const readBuilt = (name: string) => readFileSync(join(root, 'dist', name), 'utf8');

/** The custom elements manifest that has been built. */
export const manifest: Package = JSON.parse(readBuilt('custom-elements.json'));

/** A declaration with all of its lists, though they may be empty. */
export type Element = CustomElementDeclaration &
  Required<
    Pick<CustomElementDeclaration, 'members' | 'attributes' | 'events' | 'cssParts' | 'cssStates'>
  >;

function elementOf(tag: string): Element {
  const [found, ...others] = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter((one): one is CustomElementDeclaration => 'tagName' in one && one.tagName === tag);
  assert(found && others.length === 0, `<${tag}> is there once`);
  const { members = [], attributes = [], events = [], cssParts = [], cssStates = [] } = found;
  return { ...found, members, attributes, events, cssParts, cssStates };
}

/** `<heartbeat-socket>` in the manifest. */
export const socket = elementOf('heartbeat-socket');

/** `<socket-console>` in the manifest. */
export const socketConsole = elementOf('socket-console');

/** The fields among the members. */
export const fieldsOf = ({ members }: Element) =>
  members.filter((member): member is CustomElementField => member.kind === 'field');

/** The methods among the members. */
export const methodsOf = ({ members }: Element) =>
  members.filter((member): member is ClassMethod => member.kind === 'method');

/** The names in a list. */
export const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

/** Asserts that both have the same members, each once, in any order. */
export function same(found: readonly unknown[], wanted: readonly unknown[]): void {
  assert.deepEqual([...found].sort(), [...wanted].sort());
}
