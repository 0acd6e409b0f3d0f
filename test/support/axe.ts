import type axeCore from 'axe-core';

type WindowWithAxe = Window & { axe?: typeof axeCore };

/** What axe finds wrong with a page: rule and places, one line each. */
export async function violations(page: Window = window): Promise<string[]> {
  const axe = (page as WindowWithAxe).axe ?? (await load(page));
  const { violations } = await axe.run(page.document);
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** axe is a classic script. */
async function load(page: WindowWithAxe): Promise<typeof axeCore> {
  const script = page.document.createElement('script');
  script.src = new URL('../../node_modules/axe-core/axe.min.js', import.meta.url).href;
  page.document.head.append(script);
  await new Promise((resolve) => script.addEventListener('load', resolve));
  return page.axe as typeof axeCore;
}
