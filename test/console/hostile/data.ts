import type { HostileGroup, HostilePayload } from './payload.ts';
import { bytesOf, flat, harm, longText, tenMebi, texts } from './payload.ts';

const large = (name: string, make: HostilePayload['make']): HostilePayload => ({ name, make });

const nested = (depth: number, open: string, inner: string, close: string) =>
  flat(open.repeat(depth) + inner + close.repeat(depth));

const keys = (count: number) =>
  flat(`{${Array.from({ length: count }, (_, index) => `"<b>${index}":${index}`).join()}}`);

/** Bytes that are no UTF-8, or that are something else. */
const binaries: readonly HostilePayload[] = [
  ['all there are', Array.from({ length: 256 }, (_, byte) => byte)],
  ['none', []],
  ['no UTF-8: lone continuations', [0x80, 0xbf]],
  ['no UTF-8: overlong', [0xc0, 0xaf, 0xe0, 0x80, 0xaf]],
  ['no UTF-8: surrogates', [0xed, 0xa0, 0x80]],
  ['no UTF-8: beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
  ['no UTF-8: cut off', [0x61, 0xe2, 0x82]],
  ['a byte order mark', [0xef, 0xbb, 0xbf, 0x78]],
  ['UTF-16', [0xff, 0xfe, 0x3c, 0x00, 0x62, 0x00]],
  ['a PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['a zip', [0x50, 0x4b, 0x03, 0x04]],
  ['gzip', [0x1f, 0x8b, 0x08, 0x00]],
].map(([name, bytes]) => ({
  name: `bytes: ${name}`,
  make: () => Uint8Array.from(bytes as number[]).buffer,
}));

/** Messages whose form is the trouble. */
export const dataGroups: readonly HostileGroup[] = [
  {
    name: 'JSON',
    payloads: texts(
      '{"__proto__":{"harm":1}}',
      '{"constructor":{"prototype":{"harm":1}}}',
      '{"toJSON":"x","toString":null,"valueOf":{}}',
      '{"<script>HARM</script>":"<img src=x onerror=HARM>"}',
      '{"a":1,"a":2,"\\u0061":3}',
      '{"":{"":{"":[]}}}',
      '["\\u0000\\u001b[31m\\u202e\\ud800"]',
      '["</script><script>HARM</script>","javascript:HARM"]',
      '[12345678901234567890,1e400,-0,0.1000000000000000055511151231257827]',
      `[${'9'.repeat(5000)},1e${'9'.repeat(400)},-1E-${'9'.repeat(300)}]`,
      '{"length":4294967296,"0":"x"}',
      '{"then":"HARM"}',
      '[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]',
      '{"key: \\"fake\\"": true, "a\\nb": "c\\nd"}',
      '"just a string"',
      'true',
      '-0',
      ' \t\r\n{ } \t\r\n',
      '{"a":1,}',
      "{'a':1}",
      '{a:1}',
      '[1,2',
      '{"a":undefined}',
      '[NaN,Infinity,0x10,010,.5,1.,+1]',
      '{"a":1}{"b":2}',
      '["\n"]',
      '["\\x41"]',
      '/* c */ {"a":1} // c',
      '\ufeff{"a":1}',
      '[\u00a01]',
      ')]}\',\n{"a":1}',
    ),
  },
  {
    name: 'bytes and Blobs',
    payloads: [
      ...binaries,
      large('bytes: markup', () => bytesOf(`<script>${harm}</script>`)),
      large('bytes: JSON', () => bytesOf(`{"<b>":"<script>${harm}</script>"}`)),
      large('bytes: controls', () => bytesOf('\0\u001b[31m\u202e\u200b')),
      large('Blob: a page', () => new Blob([`<script>${harm}</script>`], { type: 'text/html' })),
      large(
        'Blob: a picture',
        () => new Blob([`<svg onload="${harm}"/>`], { type: 'image/svg+xml' }),
      ),
      large('Blob: empty', () => new Blob([])),
    ],
  },
  {
    name: 'deep and wide JSON',
    payloads: [
      large('100,000 arrays in each other', () => nested(100_000, '[', '', ']')),
      large('100,000 objects in each other', () => nested(100_000, '{"a":', '1', '}')),
      large('100,000 arrays that do not end', () => nested(100_000, '[', '', '')),
      large('100,000 objects that do not end', () => nested(100_000, '{"a":', '', '')),
      large('100,000 keys', () => keys(100_000)),
      large('100,000 arrays beside each other', () => `[${'[],'.repeat(99_999)}[]]`),
      large('100,000 arrays in bytes', () => bytesOf(nested(100_000, '[', '', ']'))),
      large('a key of a million characters', () => `{"${'<b>'.repeat(333_333)}":1}`),
      large('a number of a million digits', () => '1'.repeat(1_000_000)),
    ],
  },
  ...tenMebiGroups(),
];

/** In groups small enough for a test. */
function tenMebiGroups(): HostileGroup[] {
  const line = (name: string, pattern: string) =>
    large(`10 MiB of ${name}`, () => longText(pattern));
  return [
    {
      name: 'lines of 10 MiB',
      payloads: [
        line('x', 'x'),
        line('spaces', ' '),
        line('markup', '<img src=x onerror=window.__harm=1>'),
        line('emoji', '👩‍🚀'),
        line('Hebrew', 'שלום'),
        line('Arabic', 'مرحبا'),
        line('Chinese', '检测'),
        line('words', 'lorem ipsum dolor '),
      ],
    },
    {
      name: '10 MiB of what cannot be seen',
      payloads: [
        line('NUL', '\0'),
        line('escapes', 'a\u001b[31m'),
        line('direction overrides', '\u202e'),
        line('joiners', '\u200d'),
        line('lone surrogates', '\ud800'),
        line('stacked accents', '\u0301'),
        line('line feeds', '\n'),
        line('tabs', '\t'),
      ],
    },
    {
      name: 'JSON of 10 MiB',
      payloads: [
        large('a string', () => longText('x', tenMebi, '"', '"')),
        large('a string of escapes', () => longText('\\n\\"', tenMebi, '["', '"]')),
        large('an array of ones', () => longText('1,', tenMebi, '[', '1]')),
        large('an array of objects', () =>
          longText('{"<b>":"<img src=x onerror=window.__harm=1>"},', 48 * 200_000, '[', '{}]'),
        ),
        large('arrays that open', () => longText('[')),
        large('arrays that open and close', () => nested(tenMebi / 2, '[', '', ']')),
        large('nothing but white space', () => longText(' ', tenMebi, '[', ']')),
        large('wrong at its end', () => longText('"a",', tenMebi, '[', 'x')),
      ],
    },
    {
      name: 'bytes of 10 MiB',
      payloads: [
        large('zeros', () => new ArrayBuffer(tenMebi)),
        large('text', () => bytesOf(longText('<b>é'))),
        large('all there are', () => Uint8Array.from({ length: tenMebi }, (_, at) => at).buffer),
        large('a Blob', () => new Blob([new Uint8Array(tenMebi)])),
      ],
    },
  ];
}
