/** Shows an element's tag as it stands, with the attributes it has now. */
export function showTag(element, place) {
  const show = () => {
    const lines = [...element.attributes].map(({ name, value }) => `  ${name}=${quoted(value)}`);
    // A function is no attribute.
    if (typeof element.heartMessage === 'function') lines.push('  .heartMessage=function');
    place.textContent = `<${[element.localName, ...lines].join('\n')}>`;
  };
  new MutationObserver(show).observe(element, { attributes: true });
  show();
}

function quoted(value) {
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}
