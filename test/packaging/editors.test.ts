import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { block } from '../readme/readme.ts';
import { root } from './installed-package.ts';
import { fieldsOf, names, readBuilt, same, socket, socketConsole } from './manifest.ts';

interface Named {
  readonly name: string;
  readonly description: string;
}

interface Tag extends Named {
  readonly attributes: readonly (Named & {
    readonly valueSet?: string;
    readonly values?: readonly { readonly name: string }[];
    readonly value?: { readonly type: string; readonly default?: string };
  })[];
}

interface WebElement extends Tag {
  readonly js: { readonly properties: readonly Named[]; readonly events: readonly Named[] };
}

const elements = [socket, socketConsole];
const states = names(socket.cssStates);
const parts = names(socketConsole.cssParts);
const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What is told of both tags and their attributes, as lines to compare. */
const told = (tags: readonly Tag[]) =>
  tags.flatMap((tag) =>
    tag.attributes.map(({ name, description }) => `${tag.name} ${name}: ${description}`),
  );

const wanted = elements.flatMap(({ tagName, attributes }) =>
  attributes.map(({ name, description }) => `${tagName} ${name}: ${description}`),
);

describe('what VS Code reads', () => {
  const { tags }: { tags: readonly Tag[] } = JSON.parse(readBuilt('vscode.html-custom-data.json'));
  const attributes = tags.flatMap((tag) => tag.attributes);
  const css = JSON.parse(readBuilt('vscode.css-custom-data.json'));

  it('has both tags with every attribute', () => {
    same(told(tags), wanted);
    for (const { description } of tags) assert(description);
  });

  it('has the words that an attribute takes', () => {
    const withWords = attributes.filter(({ values }) => values?.length);
    assert.deepEqual(names(withWords), ['binary-type']);
    same(names(withWords[0]?.values ?? []), ['arraybuffer', 'blob']);
  });

  it('knows which attributes need no value', () => {
    const flags = attributes.filter(({ valueSet }) => valueSet === 'v');
    same(names(flags), ['manual', 'heartbeats', 'paused', 'readonly']);
  });

  it('has every part and every state for style sheets', () => {
    same(
      names(css.pseudoElements),
      parts.map((name) => `::part(${name})`),
    );
    same(
      names(css.pseudoClasses),
      states.map((name) => `:state(${name})`),
    );
  });

  it('is in the files that the README names', () => {
    const settings: Record<string, string[]> = JSON.parse(block('editors'));
    same(Object.keys(settings), ['html.customData', 'css.customData']);
    for (const file of Object.values(settings).flat()) {
      const [, inPackage = ''] = file.split('./node_modules/heartbeat-socket/');
      assert(inPackage && existsSync(join(root, inPackage)), file);
    }
  });
});

describe('what JetBrains editors read', () => {
  const { name, version, contributions } = JSON.parse(readBuilt('web-types.json'));
  const tags: readonly WebElement[] = contributions.html.elements;

  it('is of this package and version', () => {
    assert.deepEqual([name, version], [packageJson.name, packageJson.version]);
  });

  it('has both tags with every attribute, its type and its default', () => {
    same(told(tags), wanted);
    const typed = tags.flatMap(({ attributes }) => attributes);
    assert.deepEqual(
      typed.map(({ value }) => [value?.type, value?.default]),
      elements.flatMap(({ attributes }) =>
        attributes.map(({ type, default: value }) => [type?.text, value]),
      ),
    );
  });

  it('has every property and event', () => {
    for (const [at, element] of elements.entries()) {
      const fields = fieldsOf(element).filter((field) => !field.static);
      same(names(tags[at]?.js.properties ?? []), names(fields));
      same(names(tags[at]?.js.events ?? []), names(element.events));
    }
  });

  it('has every part and every state for style sheets', () => {
    same(
      names(contributions.css['pseudo-elements']),
      parts.map((name) => `part(${name})`),
    );
    same(
      names(contributions.css['pseudo-classes']),
      states.map((name) => `state(${name})`),
    );
  });
});
