import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where people read, as paths relative to the root. */
export const pages = ['README.md', 'docs/console.md'] as const;

/** The text of each of these. */
export const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

/** The text of all of them. */
export const readme = pages.map(textOf).join('\n');

/** The port that the examples name, and that the development server takes. */
export const port = 8787;

/** The codes of the blocks that stand under the comment `<!-- name -->`. */
export function blocks(name: string): string[] {
  const found = readme.matchAll(/^( *)<!-- (.+) -->\n\1```\w+\n([\s\S]*?)^\1```$/gm);
  const codes = [...found]
    .filter(([, , title]) => title === name)
    .map(([, indent = '', , code = '']) => code.replace(new RegExp(`^${indent}`, 'gm'), ''));
  if (codes.length === 0) throw new Error(`The README has no code under <!-- ${name} -->`);
  return codes;
}

/** The code of the only block of that name. */
export function block(name: string): string {
  const [code = '', ...others] = blocks(name);
  if (others.length > 0) throw new Error(`The README has several codes under <!-- ${name} -->`);
  return code;
}

/** The text between `<!-- name -->` and `<!-- /name -->`. */
export function passage(name: string): string {
  const [, text] =
    new RegExp(`<!-- ${name}\\b.*-->\n([\\s\\S]*?)<!-- /${name} -->`).exec(readme) ?? [];
  if (text === undefined) throw new Error(`The README has no passage <!-- ${name} -->`);
  return text;
}

/** A row of a table: its cells by the heads of their columns. */
export type Row = Readonly<Record<string, string>>;

/** The rows of the table whose first column has that head, under the heading of that text. */
export function table(heading: string, head: string): Row[] {
  const [, section] = readme.split(new RegExp(`^#+ ${literally(heading)}$`, 'm'));
  if (section === undefined) throw new Error(`The README has no heading “${heading}”`);
  const [text = ''] = section.split(/^#+ /m);
  const found = tables(text).find(([first]) => Object.keys(first ?? {})[0] === head);
  if (!found) throw new Error(`Under “${heading}” is no table that begins with “${head}”`);
  return found;
}

function tables(text: string): Row[][] {
  return [...text.matchAll(/^\|.*\n\| ?-.*\n((?:\|.*\n)+)/gm)].map(([whole, body = '']) => {
    const heads = cellsOf(whole.slice(0, whole.indexOf('\n')).replaceAll('`', ''));
    return body
      .trimEnd()
      .split('\n')
      .map((line) => Object.fromEntries(cellsOf(line).map((cell, at) => [heads[at], cell])));
  });
}

const cellsOf = (line: string) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

/** What stands in code style in a text, without the backticks. */
export const codesIn = (text = ''): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** What stands in code style in a column, row by row. */
export const column = (rows: readonly Row[], head: string): string[] =>
  rows.flatMap((row) => codesIn(row[head]));

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A folder inside of the repository, where packages are found as its users find them. */
export function temporaryFolder(): { folder: string; end(): void } {
  const parent = join(root, '.tmp');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'readme-'));
  return { folder, end: () => rmSync(folder, { recursive: true, force: true }) };
}
