import type axeCore from 'axe-core';

let loaded: Promise<typeof axeCore> | undefined;

/** What axe finds wrong with the page, or a part of it: rule and places, one line each. */
export async function violations(context: axeCore.ElementContext = document): Promise<string[]> {
  loaded ??= load();
  const axe = await loaded;
  const { violations } = await axe.run(context);
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** axe is a classic script. */
async function load(): Promise<typeof axeCore> {
  const script = document.createElement('script');
  script.src = new URL('../../node_modules/axe-core/axe.min.js', import.meta.url).href;
  document.head.append(script);
  await new Promise((resolve) => script.addEventListener('load', resolve));
  return (window as unknown as { axe: typeof axeCore }).axe;
}
