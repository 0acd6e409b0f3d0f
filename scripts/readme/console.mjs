/**
 * What docs/console.md says of `<socket-console>`, from its manifest and its texts: a passage each.
 *
 * @param {object} manifest as in dist/custom-elements.json
 * @param {object} texts the English ones
 */
export function consoleReference(manifest, texts) {
  const { members, cssParts, cssProperties } = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === 'socket-console');
  const fields = members.filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic);
  const methods = members.filter(({ kind }) => kind === 'method');
  return {
    attributes: tableOf(['attribute', 'property', 'default', 'meaning'], fields.map(fieldRow)),
    methods: tableOf(['method', 'does'], methods.map(methodRow)),
    parts: tableOf(['part', 'is'], cssParts.map(namedRow)),
    properties: tableOf(['property', 'is'], cssProperties.map(namedRow)),
    texts: `${Object.keys(texts)
      .map((name) => `\`${name}\``)
      .join(', ')}.\n`,
  };
}

function fieldRow({ name, attribute, default: value, description }) {
  const meaning = description.replace(/ Default: .*$/, '');
  const shown = value?.replace(/^'(.*)'$/, '$1');
  const isShown = value && !["''", '{}', 'null'].includes(value);
  return [
    attribute ? `\`${attribute}\`` : '–',
    `\`${name}\``,
    isShown ? `\`${shown}\`` : '–',
    meaning,
  ];
}

function methodRow({ name, parameters, description }) {
  const given = parameters.map(({ name: parameter }) => parameter).join(', ');
  return [`\`${name}(${given})\``, description];
}

function namedRow({ name, default: value, description }) {
  const standard = value ? ` Default: \`${value}\`.` : '';
  return [`\`${name}\``, `${description}${standard}`];
}

function tableOf(heads, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `${[line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
