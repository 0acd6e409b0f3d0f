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

/**
 * What has no shape of its own: control and format characters, lone surrogates, line separators,
 * and all that Unicode says is ignored, as fillers and variation selectors.
 */
const shapeless = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]`;

/**
 * What stays of it: line feeds and tabs; the format characters of Arabic that have a shape; and what
 * emoji and several scripts need, where they need it. That is joiners between two characters that
 * are neither ASCII nor shapeless themselves, and one variation selector after such a character or
 * the base of a keycap: so nothing can be hidden in Latin text, nor in a row of them.
 */
const other = String.raw`(?:(?!${shapeless})[^\0-\x7f])`;
const selector = String.raw`[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`;
const joined = String.raw`(?<=${other}${selector}?)[\u200c\u200d](?=${other})`;
const selected = String.raw`(?<=${other}|[#*\d])${selector}`;
const kept = String.raw`[\n\t\u06dd\u0600-\u0605]|${joined}|${selected}`;

const unseen = new RegExp(`(?!${kept})${shapeless}`, 'gu');
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

const namesOfControls = (
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM ' +
  'SUB ESC FS GS RS US'
).split(' ');

/** A character's name in ASCII, else its code point. */
function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const name = code === 0x7f ? 'DEL' : namesOfControls[code];
  return `[${name ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`}]`;
}
