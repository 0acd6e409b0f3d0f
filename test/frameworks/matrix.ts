import { type AppPage, nameOf } from './apps.ts';
import { type CheckName, checks } from './checks.ts';

/** What became of a check on a page. */
export type Outcome =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'without'; readonly why: string };

export interface Cell {
  readonly page: AppPage;
  readonly check: CheckName;
  readonly outcome: Outcome;
}

const marks = { right: '✔', wrong: '✖', without: '–' } as const;

/** The matrix as a table: a line for each page, a column for each check; then why, where not ✔. */
export function matrixOf(cells: readonly Cell[]): string {
  const names = Object.keys(checks) as CheckName[];
  const pages = [...new Set(cells.map(({ page }) => page))];
  const width = Math.max(...pages.map((page) => nameOf(page).length));
  const cellOf = (page: AppPage, check: CheckName) =>
    cells.find((cell) => cell.page === page && cell.check === check);
  const numbers = names.map((_, index) => `${index + 1}`.padStart(3)).join('');
  const rows = pages.map((page) => {
    const row = names.map((check) => marks[cellOf(page, check)?.outcome.kind ?? 'wrong']);
    return `${nameOf(page).padEnd(width)}${row.map((mark) => `  ${mark}`).join('')}`;
  });
  return [
    ...names.map((name, index) => `${`${index + 1}`.padStart(2)}  ${checks[name].title}`),
    '',
    ' '.repeat(width) + numbers,
    ...rows,
    '',
    ...reasons(cells),
  ].join('\n');
}

/** Why cells are not right: each reason once, with its checks and pages. */
function reasons(cells: readonly Cell[]): string[] {
  const found = new Map<string, { numbers: Set<number>; pages: Set<string> }>();
  for (const [index, check] of (Object.keys(checks) as CheckName[]).entries()) {
    for (const { page, outcome } of cells.filter((cell) => cell.check === check)) {
      if (outcome.kind === 'right') continue;
      const reason = `${marks[outcome.kind]} ${outcome.why.trim().replaceAll('\n', '\n    ')}`;
      const { numbers, pages } = found.get(reason) ?? { numbers: new Set(), pages: new Set() };
      found.set(reason, { numbers: numbers.add(index + 1), pages: pages.add(nameOf(page)) });
    }
  }
  return [...found].map(
    ([reason, { numbers, pages }]) =>
      `${reason} (${[...numbers].join(' ')}: ${[...pages].join(', ')})`,
  );
}
