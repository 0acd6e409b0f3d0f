import { join } from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { root } from '../../set-up/paths.mjs';
import { memberReader } from './members.mjs';
import { unwrapped } from './unwrapped.mjs';

/** As in tsconfig.src.json; these are the analyzer's own TypeScript and its names. */
const options = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/**
 * The declarations of the manifest, one for the class of each source file.
 *
 * The analyzer reads what is in a class and the tags above it. Most members of ours are given to
 * the classes elsewhere, so these are asked of the type checker, and defaults and attributes of the
 * real classes.
 *
 * @param {readonly string[]} sources paths relative to the root
 * @param {Record<string, CustomElementConstructor>} classes the real ones by their names
 */
export function declarationsOf(sources, classes) {
  const files = sources.map((source) => join(root, source));
  const program = ts.createProgram(files, options);
  const membersOf = memberReader(ts, program.getTypeChecker());
  const plugin = {
    name: 'members',
    analyzePhase({ node, moduleDoc }) {
      if (!ts.isClassDeclaration(node)) return;
      const declaration = moduleDoc.declarations.find(({ name }) => name === node.name?.text);
      if (declaration) complete(declaration, membersOf(node), classes[declaration.name]);
    },
  };
  const modules = files.map((file) => program.getSourceFile(file));
  const { modules: described } = create({ modules, plugins: [plugin] });
  return described.map(({ declarations: [declaration] }) => declaration);
}

function complete(declaration, { members, statics }, Class) {
  const { events = [], cssParts = [], cssStates = [] } = declaration;
  declaration.description = unwrapped(declaration.description);
  for (const one of [...events, ...cssParts, ...cssStates]) {
    one.description = unwrapped(one.description);
  }
  const defaultOf = defaultReader(declaration.members, Class);
  const observed = Class.observedAttributes;
  const fields = members.filter(({ kind }) => kind === 'field');
  for (const field of fields) {
    field.description ||= described(field, statics, events);
    if (!field.readonly) field.default = defaultOf(field.name);
    const attribute = attributeNameOf(Class, field.name);
    // Every attribute of ours is reflected by its property.
    if (observed.includes(attribute)) Object.assign(field, { attribute, reflects: true });
  }
  declaration.members = [...statics, ...members];
  declaration.attributes = fields.filter(({ attribute }) => attribute).map(attributeOf);
}

/** As Lit has it: where none is named, the property's name in lower case. */
function attributeNameOf({ elementProperties }, property) {
  return elementProperties.get(property)?.attribute ?? property.toLowerCase();
}

/** Of a constant its class has the description, of an `on…` property its event. */
function described({ name }, statics, events) {
  const constant = statics.find((one) => one.name === name);
  if (constant) return constant.description;
  const event = events.find((one) => `on${one.name}` === name);
  return event && `Listens to \`${event.name}\`. ${event.description}`;
}

/** Defaults as source text: what the analyzer saw a constructor set, else what a new element has. */
function defaultReader(analyzed, Class) {
  const seen = new Map(analyzed.map((member) => [member.name, member.default]));
  let fresh;
  return (name) => {
    const known = seen.get(name);
    if (known !== undefined) return known;
    fresh ??= new Class();
    const value = fresh[name];
    return typeof value === 'string' ? `'${value}'` : String(value);
  };
}

/** An attribute is text; of its property's type only numbers, flags and words are left. */
function attributeOf({ name, attribute, description, type, default: value }) {
  const isWords = /^'[^']*'( \| '[^']*')*$/.test(type.text);
  const text = isWords || ['number', 'boolean'].includes(type.text) ? type.text : 'string';
  const standard = value.replace(/^'(.*)'$/, '$1');
  return {
    name: attribute,
    fieldName: name,
    description,
    type: { text },
    ...(standard ? { default: standard } : {}),
  };
}
