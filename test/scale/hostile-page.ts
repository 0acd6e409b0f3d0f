import { hostileGroups } from '../console/hostile/groups.ts';
import { Viewer, viewNames } from '../console/hostile/viewer.ts';

const viewer = await Viewer.open();
const payloads = hostileGroups.flatMap(({ payloads }) => payloads);

/** A turn of the event loop. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

/** From here on, tasks belong to what has this name. */
async function mark(name: string): Promise<void> {
  performance.mark(name);
  await turn();
}

/** Shows messages, each as a row and in every view; the mark while one is shown is its number. */
async function show(numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    viewer.element.clear();
    const data = payloads[number]?.make();
    await viewer.idle();
    await mark(`${number}`);
    await viewer.receive(data);
    await viewer.openLast();
    for (const view of viewNames) {
      if ((await viewer.choose(view)) && view === 'json') await viewer.unfold();
    }
    await mark('between');
  }
}

const names = () => payloads.map(({ name }) => name);

/** What the test calls. */
export const scene = { names, show };

Object.assign(globalThis, { scene });
