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
  'pw',
  'db_pw',
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
  'credentials',
  'creds',
  'userCreds',
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
  'credit',
  'upward',
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
  'ws://h/feed/eyJob3N0Ijoi/a': 'ws://h/feed/***/a',
  'ws://h/?next=ws%3A%2F%2Fi%2FeyJhbGci.eyJzdWIi.c2ln%2Fa': 'ws://h/?next=ws%3A%2F%2Fi%2F***',
  'ws://h/?password=abc`def``&x=1': 'ws://h/?password=***&x=1',
  'cannot reach `ws://h/?token=a`b`.': 'cannot reach `ws://h/?token=***`.',
  'wss://h/graphql?header=eyJob3N0Ijoi/+aCJ9==&payload=e30=':
    'wss://h/graphql?header=***&payload=e30=',
  'ws://h/?params={%22token%22:%22abc%22}&x=1': 'ws://h/?params=***&x=1',
  'ws://h/?params={"token":"abc"}&x=1': 'ws://h/?params=***&x=1',
  'ws://h/?params=%5B%7B%22token%22%3A%22abc%22%7D%5D&x=1': 'ws://h/?params=***&x=1',
};

describe('in a text', () => {
  for (const [text, expected] of Object.entries(masked)) {
    it(`${text} becomes ${expected}`, () => assert.equal(withoutSecrets(text), expected));
  }

  for (const text of [
    'wss://a.example/ws/?name=ada&idle=2000',
    'ws://h/heyJude?name=eyjafjallajokull&ids=[1,2]',
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

  /** A secret of all that stays as it is in a url, and does not end a parameter. */
  const asItIs = fc
    .tuple(
      fc.stringMatching(/^[^&#\s]{0,20}$/).map((text) => text.replace(/[^!-~]/g, '`')),
      fc.uuid(),
    )
    .map(([text, id]) => `${id}${text}${id}`);

  it('a secret of what a url may be made of does not remain, nor a part of it', () => {
    const quote = fc.constantFrom('', '"', "'", '`');
    fc.assert(
      fc.property(asItIs, fc.constantFrom(...secretNames), quote, (value, name, quote) => {
        const { href } = new URL(`wss://a.example/?${name}=${value}&x=1`);
        const expected = `wss://a.example/?${name}=***&x=1`;
        assert.equal(withoutSecrets(`${quote}${href}${quote}`), `${quote}${expected}${quote}`);
      }),
    );
  });

  it('neither is one in JSON, as it is, encoded or in base64', () => {
    const ways = [
      (json: string) => json.replace(/[&#\s]/g, ''),
      encodeURIComponent,
      (json: string) => Buffer.from(json).toString('base64'),
      (json: string) => Buffer.from(json).toString('base64url'),
      (json: string) => encodeURIComponent(Buffer.from(json).toString('base64')),
    ];
    fc.assert(
      fc.property(secret, sentence, fc.constantFrom(...ways), (value, name, write) => {
        const { href } = new URL(
          `wss://a.example/?data=${write(JSON.stringify({ [`a${name}`]: value }))}&x=1`,
        );
        assert.equal(withoutSecrets(href), 'wss://a.example/?data=***&x=1');
      }),
    );
  });

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
      ...'?&;#=%\'"`@/:.{[',
      'token',
      '%3D',
      '%3f',
      'ws:',
      '//',
      ' ',
      'a',
      'eyJ',
      'eyJa',
      '%7B',
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
    '`',
    '&=[',
    '&a={"',
    '%3d%5B',
    'ws:',
    '://',
    '@',
    '%25',
    '%3f',
    'eyJ-',
    'eyJ%2b',
    '%25eyJ',
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
