import fc from 'fast-check';
import type { Entry, Subject } from '../../src/console/record/entry.ts';
import { type Payload, sizeOf } from '../../src/console/record/payload.ts';
import { withoutSecrets } from '../../src/console/text/secrets.ts';

/** Any sixteen bits in a row: lone surrogates, control characters and all. */
const unit = fc.oneof(
  fc.constantFrom(...'ab"\\,\n\r\t=+-@{}[]', '\u2028', '\u0000'),
  fc.nat(0xffff).map((code) => String.fromCharCode(code)),
);
const text = fc.string({ unit });
const shown = text.map(withoutSecrets);
const amount = fc.double({ min: 0, max: 1e12, noNaN: true });
const count = fc.nat(100);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

export const payload: fc.Arbitrary<Payload> = fc.oneof(
  text,
  fc.constantFrom('', new Uint8Array()),
  fc.uint8Array(),
  count.map((leftOut) => ({ leftOut })),
);

/** As it is recorded, or of a size that its data does not tell. */
const message = fc
  .tuple(payload, maybe(count))
  .map(([data, size]) => ({ data, size: size ?? sizeOf(data) }));

const subject: fc.Arbitrary<Subject> = fc.oneof(
  fc
    .tuple(fc.constantFrom('sent' as const, 'received', 'held', 'probe'), message)
    .map(([kind, rest]) => ({ kind, ...rest })),
  fc.record({
    kind: fc.constant('reply' as const),
    data: maybe(payload),
    size: count,
    latency: maybe(amount),
  }),
  fc.record({ kind: fc.constantFrom('connecting' as const, 'another') }),
  fc.record({ kind: fc.constant('open' as const), url: shown, protocol: text, attempt: count }),
  fc.record({
    kind: fc.constant('close' as const),
    code: fc.constantFrom(1000, 1006, 4409),
    reason: shown,
    wasClean: fc.boolean(),
    cause: fc.constantFrom(undefined, 'client', 'server', 'network', 'heart-timeout', 'page'),
    willReconnect: maybe(fc.boolean()),
    unconfirmed: count,
  }),
  fc.record({
    kind: fc.constant('wait' as const),
    attempt: count,
    delay: amount,
    phase: fc.constantFrom('counting', 'tried', 'off'),
    waited: amount,
  }),
  fc.record({
    kind: fc.constant('unsent' as const),
    reason: fc.constantFrom('closed', 'expired'),
    count,
    data: fc.array(payload, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('error' as const), message: maybe(shown) }),
  fc.record({
    kind: fc.constant('faults' as const),
    active: fc.subarray([
      'drop-incoming',
      'drop-outgoing',
      'delay',
      'offline',
      'swallow-replies',
      'cut',
    ]),
  }),
) as fc.Arbitrary<Subject>;

/** To the microsecond, or finer; now, long ago, or far from now. */
const at = fc.oneof(
  fc.integer({ min: 1.6e15, max: 2.3e15 }).map((micros) => micros / 1000),
  fc.double({ min: -8.6e15, max: 8.6e15, noNaN: true }).map((time) => time + 0),
);

/** A log, numbered from 1. */
export const log: fc.Arbitrary<Entry[]> = fc
  .array(fc.tuple(subject, at), { maxLength: 30 })
  .map((list) => list.map(([subject, at], index) => ({ ...subject, id: index + 1, at }) as Entry));
