import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ReactiveElement } from '@lit/reactive-element';
import { Ajv } from 'ajv';
import schema from 'custom-elements-manifest/schema.json' with { type: 'json' };
import { LitElement } from 'lit';
import { manifestFiles } from '../../scripts/build/manifest.mjs';
import { groupNames } from '../../src/console/find/kinds.ts';
import { marks } from '../../src/console/log/row-view.ts';
import { panelNames } from '../../src/console/panels.ts';
import { HeartbeatSocketElement, SocketConsoleElement } from '../../src/elements.ts';
import * as index from '../../src/index.ts';
import { codesIn, column, table } from '../readme/readme.ts';
import { root } from './installed-package.ts';
import {
  type Element,
  fieldsOf,
  manifest,
  methodsOf,
  names,
  readBuilt,
  same,
  socket,
  socketConsole,
} from './manifest.ts';

/** What the prototype of a class has beyond that of its superclass and what browsers call, in lines. */
function membersOf({ prototype }: { prototype: object }, superclass: { prototype: object }) {
  return Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([name]) => !(name in superclass.prototype) && name !== 'adoptedCallback')
    .map(([name, { value, get, set }]) => {
      if (typeof value === 'function') return `method ${name}`;
      return `${get && set ? '' : 'readonly '}field ${name}`;
    });
}

/** The same of what the manifest tells. */
const told = (element: Element) => [
  ...methodsOf(element).map(({ name }) => `method ${name}`),
  ...fieldsOf(element)
    .filter((field) => !field.static)
    .map(({ name, readonly }) => `${readonly ? 'readonly ' : ''}field ${name}`),
];

describe('the custom elements manifest', () => {
  it('follows its schema', () => {
    const ajv = new Ajv({ strict: false });
    assert(ajv.validate(schema, manifest), ajv.errorsText());
  });

  it('is the same when it is made again', async () => {
    for (const [name, text] of Object.entries(await manifestFiles())) {
      assert.equal(text, readBuilt(name), name);
    }
  });

  it('names modules and exports that are there, and the tag that each module registers', async () => {
    const definitions: string[] = [];
    for (const { path, exports = [] } of manifest.modules) {
      const module = await import(join(root, path));
      for (const { kind, name, declaration } of exports) {
        assert(declaration.name in module, `${path}: ${declaration.name}`);
        if (kind === 'custom-element-definition') definitions.push(`${path} <${name}>`);
      }
    }
    same(definitions, ['dist/index.js <heartbeat-socket>', 'dist/console.js <socket-console>']);
    const registering = table('Entries', 'import').filter((row) => row.defines !== 'nothing');
    same(
      definitions.map((line) => line.split(' ')[1]),
      [...new Set(column(registering, 'defines'))],
    );
  });

  it('describes all that it names, and gives a type to all that has one', () => {
    for (const element of [socket, socketConsole]) {
      const { members, attributes, events, cssParts, cssStates } = element;
      const described = [...members, ...attributes, ...events, ...cssParts, ...cssStates];
      for (const one of described) assert(one.description, one.name);
      for (const one of [...fieldsOf(element), ...attributes, ...events]) {
        assert(one.type?.text, one.name);
      }
      for (const { name, parameters = [], return: returned } of methodsOf(element)) {
        assert(returned?.type?.text, name);
        for (const parameter of parameters) assert(parameter.type?.text, parameter.name);
      }
    }
  });

  it('has the description of each class', () => {
    assert(socket.description && socketConsole.description);
  });
});

describe('<heartbeat-socket> in the manifest', () => {
  const rows = table('Attributes and properties', 'attribute');

  it('has every attribute, and no other', () => {
    same(names(socket.attributes), HeartbeatSocketElement.observedAttributes);
  });

  it('has every property and method, and no other', () => {
    same(told(socket), membersOf(HeartbeatSocketElement, ReactiveElement));
  });

  it('has the constants of the class', () => {
    const constants = fieldsOf(socket).filter((field) => field.static);
    const isConstant = (name: string) => name === name.toUpperCase();
    same(names(constants), Object.keys(HeartbeatSocketElement).filter(isConstant));
    for (const { name, type } of constants) {
      assert.equal(type?.text, String(HeartbeatSocketElement[name as 'OPEN']));
    }
  });

  it('knows which property reflects to which attribute', () => {
    const reflecting = fieldsOf(socket).filter(({ reflects }) => reflects);
    assert.equal(reflecting.length, socket.attributes.length);
    for (const { name, attribute = '', type } of reflecting) {
      const element = new HeartbeatSocketElement();
      const value = { number: 1, boolean: true }[type?.text ?? ''] ?? 'arraybuffer';
      Object.assign(element, { [name]: value });
      assert.equal(element.getAttribute(attribute), value === true ? '' : String(value), name);
    }
  });

  it('has the default of every attribute', () => {
    for (const { name, default: value } of socket.attributes) {
      const row = rows.find(({ attribute }) => codesIn(attribute)[0] === name);
      assert.equal(value, codesIn(row?.default)[0], name);
    }
  });

  it('has the default of every property that can be set', () => {
    const element = new HeartbeatSocketElement();
    for (const { name, readonly, default: value, static: isStatic } of fieldsOf(socket)) {
      if (readonly || isStatic) continue;
      const real = element[name as keyof HeartbeatSocketElement];
      assert.equal(value, typeof real === 'string' ? `'${real}'` : String(real), name);
    }
  });

  it('says of an attribute whether it is a number, a flag, words or text', () => {
    const element = new HeartbeatSocketElement();
    for (const { name, fieldName, type } of socket.attributes) {
      const wanted = typeof element[fieldName as keyof HeartbeatSocketElement];
      const found = name === 'binary-type' ? 'string' : type?.text;
      assert.equal(found, wanted, name);
    }
    const words = socket.attributes.find(({ name }) => name === 'binary-type')?.type?.text;
    same(words?.match(/\w+/g) ?? [], ['arraybuffer', 'blob']);
  });

  it('has every event with its class', () => {
    const events = table('Events', 'event');
    same(
      socket.events.map(({ name, type }) => `${name} ${type.text}`),
      events.map((row) => [...codesIn(row.event), ...codesIn(row.class)].join(' ')),
    );
    for (const { type } of socket.events) assert(type.text in index, type.text);
  });

  it('has every CSS state, and no parts', () => {
    same(names(socket.cssStates), column(table('States', 'state'), 'state'));
    assert.deepEqual(socket.cssParts, []);
  });
});

describe('<socket-console> in the manifest', () => {
  it('has every attribute, and no other', () => {
    same(names(socketConsole.attributes), SocketConsoleElement.observedAttributes);
  });

  it('has every property and method, and no other', () => {
    same(told(socketConsole), membersOf(SocketConsoleElement, LitElement));
  });

  it('has every part that a template names, and no other', () => {
    same(names(socketConsole.cssParts), partsIn('src/console'));
  });
});

/** The parts that are named in templates; those of kinds, groups and panels by all of these. */
function partsIn(folder: string): string[] {
  const sources = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
  const named = sources.flatMap((text) => [...text.matchAll(/[^[]\bpart="([^"]+)"/g)]);
  const ends: Readonly<Record<string, readonly string[]>> = {
    entry: Object.keys(marks),
    chip: groupNames,
    panel: panelNames,
  };
  const parts = named
    .flatMap(([, names = '']) => names.split(' '))
    .flatMap((name) => {
      const [, begin = ''] = /^(\w+)-\$\{/.exec(name) ?? [];
      return ends[begin]?.map((end) => `${begin}-${end}`) ?? name;
    });
  return [...new Set(parts)];
}
