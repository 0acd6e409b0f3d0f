import { getWebTypesData } from 'custom-element-jet-brains-integration';
import {
  getVsCodeCssCustomData,
  getVsCodeHtmlCustomData,
} from 'custom-element-vs-code-integration';

/**
 * What editors read, made from the manifest: their files by their names. The tools leave out CSS
 * states, and that an attribute needs no value.
 */
export function editorFiles(manifest) {
  const elements = manifest.modules.flatMap(({ declarations }) => declarations);
  return {
    'vscode.html-custom-data.json': withFlags(
      JSON.parse(getVsCodeHtmlCustomData(manifest, {})),
      elements,
    ),
    'vscode.css-custom-data.json': {
      ...JSON.parse(getVsCodeCssCustomData(manifest, {})),
      pseudoClasses: states(elements, ':'),
    },
    'web-types.json': withPseudoClasses(
      JSON.parse(getWebTypesData(manifest, {})),
      states(elements, ''),
    ),
  };
}

const states = (elements, prefix) =>
  elements
    .flatMap(({ cssStates = [] }) => cssStates)
    .map(({ name, description }) => ({ name: `${prefix}state(${name})`, description }));

function withFlags(data, elements) {
  for (const { name, attributes } of data.tags) {
    const element = elements.find(({ tagName }) => tagName === name);
    for (const attribute of attributes) {
      const { type } = element.attributes.find((one) => one.name === attribute.name);
      // VS Code's word for attributes that are there or not.
      if (type.text === 'boolean') attribute.valueSet = 'v';
    }
  }
  return data;
}

function withPseudoClasses(data, found) {
  data.contributions.css['pseudo-classes'] = found;
  return data;
}
