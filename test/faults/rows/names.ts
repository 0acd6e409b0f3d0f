import type { Row } from '../row.ts';

/** Two pages by one name, of which the server keeps the newer: no war. */
export const names: readonly Row[] = [
  {
    name: 'two pages of one name: the older gives way, for good',
    face: 'class',
    devServer: 'Ann?flood=50',
    async act(stage) {
      const other = await stage.anotherPage();
      await other.opened(1);
      const { received: before } = await other.progress();
      await other.seen('messages', ({ received }) => received > before + 50);
      const { opens, retry } = await other.progress();
      if (opens !== 1 || retry) throw new Error('The newer page lost its link, too.');
    },
    sees: /^close 4409 server(, unsent closed)?$/,
    detection: 'bare',
    recovery: 'never',
    left: { open: 1 },
  },
];
