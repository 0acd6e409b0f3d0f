import type { SendData } from '../../core/reports.ts';
import { checkJson } from '../text/json-check.ts';
import { bytesOfBase64, bytesOfHex } from './bytes-of-text.ts';
import { filledIn, type Moment } from './placeholders.ts';
import type { Problem } from './problem.ts';

/** What the text of the message field is; in the order in which they are shown. */
export const textKinds = ['text', 'json', 'hex', 'base64'] as const;

export type TextKind = (typeof textKinds)[number];

/** A message as it was written. */
export interface Draft {
  readonly kind: TextKind;
  readonly text: string;
  /** Whether placeholders are filled in, in text and JSON. */
  readonly fills: boolean;
}

/** A message to send, or why there is none. */
export type Outcome = { readonly data: SendData } | { readonly problem: Problem };

/** Makes a message of what was written. */
export function messageOf(draft: Draft, moment: Moment): Outcome {
  const { kind, text, fills } = draft;
  if (kind === 'hex') return outcomeOf(bytesOfHex(text));
  if (kind === 'base64') return outcomeOf(bytesOfBase64(text));
  const filled = fills ? filledIn(text, moment) : { text, origin: (index: number) => index };
  const at = kind === 'json' ? jsonErrorIn(filled.text) : undefined;
  return at === undefined
    ? { data: filled.text }
    : { problem: { reason: 'json', at: filled.origin(at) } };
}

/** Where a text stops being JSON; nothing, where it is JSON. */
function jsonErrorIn(text: string): number | undefined {
  const check = checkJson(text);
  for (;;) {
    const step = check.next();
    if (step.done) return step.value;
  }
}

function outcomeOf(bytes: Uint8Array<ArrayBuffer> | Problem): Outcome {
  return 'reason' in bytes ? { problem: bytes } : { data: bytes };
}

/** Whether two drafts are the same message. */
export function areSame(one: Draft, other: Draft): boolean {
  return one.kind === other.kind && one.text === other.text && one.fills === other.fills;
}

/** A draft as it was saved; nothing, for what is none. */
export function savedDraft(value: unknown): Draft | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, text, fills } = value as { readonly [name in keyof Draft]?: unknown };
  if (typeof text !== 'string' || !textKinds.includes(kind as TextKind)) return undefined;
  return { kind: kind as TextKind, text, fills: fills === true };
}
