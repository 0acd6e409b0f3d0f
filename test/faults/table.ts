import type { Verdict } from './judge/judge.ts';
import type { Timing } from './judge/times.ts';
import type { Row } from './row.ts';

/** A row that has been played, or why it could not be. */
export type Result =
  | { readonly row: Pick<Row, 'name' | 'face'>; readonly kind: 'played'; readonly verdict: Verdict }
  | { readonly row: Pick<Row, 'name' | 'face'>; readonly kind: 'failed'; readonly why: string }
  | { readonly row: Pick<Row, 'name' | 'face'>; readonly kind: 'not done'; readonly why: string };

export const isWrong = (result: Result): boolean =>
  result.kind === 'failed' || (result.kind === 'played' && result.verdict.wrong.length > 0);

/** A result as it is printed: a line of figures, one of what was seen, and what was wrong. */
export function lineOf(result: Result): string {
  const { row } = result;
  const title = `${isWrong(result) ? '✖' : result.kind === 'not done' ? '–' : '✔'} ${row.name} [${row.face}]`;
  if (result.kind !== 'played') return `${title}\n    ${result.kind}: ${result.why}`;
  const { seen, detection, recovery, accounts, left, wrong } = result.verdict;
  const { sent, told, crossed, silent, doubled, reordered, broken, unsent } = accounts;
  const figures = [
    `seen within ${times(detection)}`,
    `back within ${times(recovery)}`,
    `sent ${sent}`,
    `lost ${told + crossed} told ${told} silent ${silent}`,
    `unsent ${unsent}`,
    `doubled ${doubled}`,
    `reordered ${reordered + broken}`,
    `left ${left.open}${left.frozen ? ` + ${left.frozen} frozen` : ''}`,
  ];
  return [
    title,
    `    ${figures.join(' · ')}`,
    `    ${seen || 'nothing'}`,
    ...wrong.map((text) => `    ✖ ${text}`),
  ].join('\n');
}

const times = (timing: Timing | undefined): string =>
  timing ? `${Math.round(timing.took)} of ${Math.round(timing.bound)} ms` : '–';
