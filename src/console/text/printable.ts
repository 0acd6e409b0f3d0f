/**
 * Text from anywhere, made safe to look at: what cannot be seen (control characters, direction
 * overrides and other format characters, lone surrogates) becomes visible, so that no text can
 * pretend to be another, nor disturb what stands beside it.
 */

/** A run of text as it is, or a run of characters that are shown by their names. */
export interface Run {
  readonly text: string;
  readonly named: boolean;
}

// Line feeds and tabs stay. So do the joiners, which emoji and several scripts need, and the format
// characters of Arabic that have a shape of their own.
const unseen =
  /(?:[\p{Cc}\p{Cs}\u2028\u2029]|(?!\u200c|\u200d|\u06dd|[\u0600-\u0605])\p{Cf})(?<![\n\t])/gu;
const unseenRuns = new RegExp(`(?:${unseen.source})+`, 'gu');

/** More named runs than this are not marked one by one, so that no message makes thousands of nodes. */
const mostNamedRuns = 50;

/** The runs of a text, in order. */
export function printableRuns(text: string): Run[] {
  const runs: Run[] = [];
  let end = 0;
  let named = 0;
  for (const match of text.matchAll(unseenRuns)) {
    if (named === mostNamedRuns) break;
    if (match.index > end) runs.push({ text: text.slice(end, match.index), named: false });
    runs.push({ text: withNames(match[0]), named: true });
    end = match.index + match[0].length;
    named += 1;
  }
  if (end < text.length) runs.push({ text: withNames(text.slice(end)), named: false });
  return runs;
}

/** The text, its unseen characters replaced by their names. */
export function withNames(text: string): string {
  return text.replace(unseen, nameOf);
}

const namesOfControls =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM ' +
  'SUB ESC FS GS RS US';

/** A character's name in ASCII, else its code point. */
function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const name = code === 0x7f ? 'DEL' : namesOfControls.split(' ')[code];
  return `[${name ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`}]`;
}
