import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isSecretName, withoutSecrets } from '../../src/console/text/secrets.ts';

const secretNames = [
  'token',
  'access_token',
  'key',
  'apiKey',
  'api-key',
  'password',
  'passwd',
  'pwd',
  'sig',
  'X-Sig',
  'signature',
  'secret',
  'auth',
  'authorization',
  'X-Amz-Signature',
  'X-Amz-Credential',
  'X-Amz-Security-Token',
  'X-Goog-Signature',
  'jwt',
  'session',
  'sessionid',
  'sid',
  'ticket',
  'credential',
  'otp',
  'to%6ben',
  'to%256ben',
  'PASS%57ORD',
  'a[token]',
];

const plainNames = [
  'name',
  'room',
  'code',
  'idle',
  'close',
  'design',
  'author',
  'keyboard',
  'keyword',
  'passenger',
  'inside',
  'v',
];

describe('the name of a parameter', () => {
  for (const name of secretNames) {
    it(`says that “${name}” is a secret`, () => assert(isSecretName(name)));
  }
  for (const name of plainNames) {
    it(`says that “${name}” is none`, () => assert(!isSecretName(name)));
  }
});

const masked: Readonly<Record<string, string>> = {
  'wss://a.example/ws?token=abc': 'wss://a.example/ws?token=***',
  'wss://a.example/ws?a=1&Token=abc&b=2': 'wss://a.example/ws?a=1&Token=***&b=2',
  'wss://a.example/ws?a=1;key=abc': 'wss://a.example/ws?a=1;key=***',
  'wss://a.example/ws#access_token=abc': 'wss://a.example/ws#access_token=***',
  'wss://ada:pa@ss@a.example/ws': 'wss://***@a.example/ws',
  'wss://ada@a.example/': 'wss://***@a.example/',
  'ws:ada:pass@a.example': 'ws:***@a.example',
  "The URL 'ws://h/?token=a'b;c' is invalid.": "The URL 'ws://h/?token=***' is invalid.",
  'cannot reach ws://h/?sig=abc, nor ws://u:p@h/?x=1':
    'cannot reach ws://h/?sig=*** nor ws://***@h/?x=1',
  'ws://h/?next=wss%3A%2F%2Fi%2F%3Ftoken%3Dabc%26x': 'ws://h/?next=wss%3A%2F%2Fi%2F%3Ftoken%3D***',
  'ws://h/?token=a;key=b&c=1': 'ws://h/?token=***&c=1',
  'ws://h/?next=%2F%23sig%3Dabc': 'ws://h/?next=%2F%23sig%3D***',
  'ws://h/feed/eyJhbGci.eyJzdWIi.c2ln/a': 'ws://h/feed/***/a',
};

describe('in a text', () => {
  for (const [text, expected] of Object.entries(masked)) {
    it(`${text} becomes ${expected}`, () => assert.equal(withoutSecrets(text), expected));
  }

  for (const text of [
    'wss://a.example/ws/?name=ada&idle=2000',
    'who is at http://a.example/ ? mail=x@y',
    'a key is missing',
    '1006',
    '',
  ]) {
    it(`“${text}” has no secret, and stays`, () => assert.equal(withoutSecrets(text), text));
  }
});

/** Long enough not to be in a text by chance. */
const secret = fc
  .tuple(fc.string({ minLength: 3, unit: 'grapheme' }), fc.uuid())
  .map(([text, id]) => `${id}${text}${id}`);
const sentence = fc.string().map((text) => text.replace(/[^\w ]/g, ''));

describe('whatever it is', () => {
  const written = [
    encodeURIComponent,
    (text: string) => `${new URLSearchParams({ t: text })}`.slice(2),
  ];
  for (const [index, write] of written.entries()) {
    it(`a secret is not in what remains, nor a part of it (${index})`, () => {
      const name = fc.constantFrom(...secretNames);
      const before = fc.constantFrom('?', '?a=1&', '?a;', '#', '/?b=%20;');
      const quote = fc.constantFrom('', '"', "'");
      fc.assert(
        fc.property(secret, name, before, quote, sentence, (value, name, before, quote, rest) => {
          const url = `wss://a.example/${before}${name}=${write(value)}`;
          const text = withoutSecrets(`${rest} ${quote}${url}${quote} ${rest}`);
          const id = value.slice(0, 36);
          assert(!text.includes(id), text);
          assert(text.endsWith(rest));
        }),
      );
    });
  }

  it('neither is a password before the host', () => {
    fc.assert(
      fc.property(secret, secret, (user, password) => {
        const url = new URL('wss://a.example/?x=1');
        url.username = user;
        url.password = password;
        assert.equal(withoutSecrets(url.href), 'wss://***@a.example/?x=1');
      }),
    );
  });

  it('what has been masked stays as it is', () => {
    const piece = fc.constantFrom(
      ...'?&;#=%\'"@/:.',
      'token',
      '%3D',
      '%3f',
      'ws:',
      '//',
      ' ',
      'a',
      'eyJ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = withoutSecrets(pieces.join(''));
        assert.equal(withoutSecrets(once), once);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a hostile text', () => {
  const units = [
    '?token',
    '&',
    "'",
    'ws:',
    '://',
    '@',
    '%25',
    '%3f',
    'eyJ-',
    'eyJ.',
    "?token='.",
    'a.',
    '\\',
  ];
  for (const unit of units) {
    it(`of ${JSON.stringify(unit)} takes time in proportion to its length`, () => {
      const time = (length: number) => {
        const text = unit.repeat(length / unit.length);
        const times = [1, 2, 3].map(() => {
          const start = performance.now();
          withoutSecrets(text);
          return performance.now() - start;
        });
        return Math.min(...times);
      };
      time(65_536);
      // Sixteen times the length: squared, it would take 256 times as long.
      const ratio = time(1_048_576) / Math.max(time(65_536), 0.2);
      assert(ratio < 100, `${ratio.toFixed()} times as long`);
    });
  }
});
