import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { USAGE } from '../../dev-server/arguments.ts';
import type { Query, Scenario } from '../../dev-server/query.ts';
import { entries } from '../../scripts/build/entries.mjs';
import { consoleReference } from '../../scripts/readme/console.mjs';
import type {
  OwnedSocketOptions,
  SocketControls,
  SocketFacts,
} from '../../src/adapters/owned-socket.ts';
import type { MessagesOptions } from '../../src/async.ts';
import * as console_ from '../../src/console.ts';
import type { HeartbeatSocketOptions } from '../../src/core/heartbeat-socket.ts';
import type { ConnectionOptions } from '../../src/core/options.ts';
import type { CloseCause, ConnectionState, Reports, TapRecord } from '../../src/core/reports.ts';
import * as faults from '../../src/faults.ts';
import * as index from '../../src/index.ts';
import { codesIn, column, passage, readme, root, table } from './readme.ts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What each entry gives, by the name it is imported by. */
const modules: Record<string, object> = Object.fromEntries(
  await Promise.all(
    entries.map(async (entry: string) => [
      entry === 'index' ? 'heartbeat-socket' : `heartbeat-socket/${entry}`,
      await import(`../../src/${entry}.ts`),
    ]),
  ),
);

/** Each once, in any order. */
function same(found: readonly string[], wanted: readonly string[]) {
  assert.deepEqual([...found].sort(), [...wanted].sort());
}

// What the code calls things. A name too many or too few is an error of types.

const details: { [Type in keyof Reports]: Record<keyof Reports[Type], true> } = {
  open: { url: true, protocol: true, attempt: true },
  message: { data: true, origin: true },
  heartbeat: { latency: true },
  close: {
    code: true,
    reason: true,
    wasClean: true,
    cause: true,
    willReconnect: true,
    unconfirmed: true,
  },
  reconnecting: { attempt: true, delay: true, cause: true },
  unsent: { data: true, reason: true },
  error: { error: true },
  statechange: { state: true, previous: true },
};

const classes: { [Type in keyof Reports]: keyof typeof index } = {
  open: 'SocketOpenEvent',
  message: 'SocketMessageEvent',
  heartbeat: 'HeartbeatEvent',
  close: 'SocketCloseEvent',
  reconnecting: 'ReconnectingEvent',
  unsent: 'UnsentEvent',
  error: 'SocketErrorEvent',
  statechange: 'StateChangeEvent',
};

const readyStates: Record<ConnectionState, 0 | 1 | 2 | 3> = {
  idle: 3,
  connecting: 0,
  open: 1,
  closing: 2,
  waiting: 0,
  closed: 3,
};

const causes: Record<CloseCause, true> = {
  client: true,
  server: true,
  network: true,
  'heart-timeout': true,
  'connect-timeout': true,
  page: true,
};

const connectionOptions: Record<keyof ConnectionOptions, true> = {
  heartTime: true,
  heartTimeout: true,
  heartMessage: true,
  heartReply: true,
  reconnectTime: true,
  reconnectGrowth: true,
  reconnectMaxTime: true,
  reconnectJitter: true,
  reconnectCount: true,
  stableTime: true,
  connectTimeout: true,
  fatalCodes: true,
  queueLimit: true,
  queueTime: true,
  shouldReconnect: true,
};

const elementOptions: Record<keyof ConnectionOptions | 'binaryType' | 'manual', true> = {
  ...connectionOptions,
  binaryType: true,
  manual: true,
};

const otherOptions: Record<
  Exclude<keyof HeartbeatSocketOptions, keyof typeof elementOptions>,
  true
> = {
  signal: true,
  WebSocket: true,
  clock: true,
  random: true,
};

const records: Record<TapRecord['type'], 'data' | 'detail'> = {
  sent: 'data',
  received: 'data',
  held: 'data',
  probe: 'data',
  reply: 'data',
  open: 'detail',
  close: 'detail',
  error: 'detail',
  heartbeat: 'detail',
  reconnecting: 'detail',
  unsent: 'detail',
  statechange: 'detail',
};

const faultNames: Record<keyof faults.Faults, true> = {
  attempt: true,
  incoming: true,
  outgoing: true,
  clock: true,
};

const parameters: Record<
  Exclude<keyof Query, 'scenario'> | keyof Scenario | 'after' | 'size',
  true
> = {
  name: true,
  refuse: true,
  hang: true,
  idle: true,
  delay: true,
  freeze: true,
  mute: true,
  drop: true,
  close: true,
  after: true,
  garbage: true,
  flood: true,
  size: true,
};

const { HeartbeatSocketElement } = index;
const members = Object.entries(Object.getOwnPropertyDescriptors(HeartbeatSocketElement.prototype))
  .filter(([, { enumerable }]) => enumerable)
  .map(([name, descriptor]) => ({ name, ...descriptor }));

describe('the README tells of <heartbeat-socket>', () => {
  const rows = table('Attributes and properties', 'attribute');

  it('every attribute, and no other', () => {
    same(column(rows, 'attribute'), HeartbeatSocketElement.observedAttributes);
  });

  it('the property of every attribute, and shouldReconnect', () => {
    for (const row of rows) {
      const [attribute = ''] = codesIn(row.attribute);
      const property = attribute.replace(/-./g, ([, letter = '']) => letter.toUpperCase());
      assert.deepEqual(codesIn(row.property), [property || 'shouldReconnect']);
    }
    const writable = members.filter(({ name, set }) => set && !name.startsWith('on'));
    same(column(rows, 'property'), [...writable.map(({ name }) => name), 'shouldReconnect']);
  });

  it('every default', () => {
    const element = new HeartbeatSocketElement();
    for (const row of rows) {
      const [property = ''] = codesIn(row.property);
      const [told = ''] = codesIn(row.default);
      const value = element[property as keyof typeof element] ?? '';
      assert.equal(told, String(value), property);
    }
  });

  it('every event with its class and its facts', () => {
    const events = table('Events', 'event');
    same(column(events, 'event'), Object.keys(details));
    for (const row of events) {
      const [type] = codesIn(row.event) as [keyof Reports];
      assert.deepEqual(codesIn(row.class), [classes[type]]);
      same(codesIn(row.detail), Object.keys(details[type]));
    }
  });

  it('every class of events that is exported', () => {
    const exported = Object.keys(index).filter((name) => name.endsWith('Event'));
    same(column(table('Events', 'event'), 'class'), exported);
  });

  it('an on… property for every event but the two that HTML has', () => {
    const handlers = members.map(({ name }) => name).filter((name) => name.startsWith('on'));
    same(
      [...handlers, 'onclose', 'onerror'],
      Object.keys(details).map((type) => `on${type}`),
    );
  });

  it('every cause', () => {
    same(column(table('Events', 'cause'), 'cause'), Object.keys(causes));
  });

  it('every state with its readyState', () => {
    const told = table('States', 'state').map((row) => [
      ...codesIn(row.state),
      ...codesIn(row.readyState),
    ]);
    const wanted = Object.entries(readyStates).map(([state, value]) => [state, String(value)]);
    same(told.map(String), wanted.map(String));
  });

  it('every method', () => {
    const methods = members.filter(({ value }) => typeof value === 'function');
    const told = column(table('Methods', 'method'), 'method').map(
      (call) => call.split('(')[0] ?? '',
    );
    same(
      told,
      methods.map(({ name }) => name),
    );
  });

  it('every property that can only be read', () => {
    const facts = members.filter(({ get, set }) => get && !set);
    same(
      column(table('Methods', 'property'), 'property'),
      facts.map(({ name }) => name),
    );
  });

  it('every invoker command', () => {
    const source = readFileSync(join(root, 'src/element/heartbeat-socket-element.ts'), 'utf8');
    const commands = [...source.matchAll(/'(--[a-z-]+)'/g)].map(([, name = '']) => name);
    assert(commands.length > 0);
    const rows = table('Methods', 'command');
    same(column(rows, 'command'), commands);
    for (const row of rows) {
      assert.equal(`\`--${codesIn(row.calls)[0]}\``, `${row.command?.slice(0, -1)}()\``);
    }
  });
});

describe('the README tells of HeartbeatSocket', () => {
  it('every option, in one of the two tables', () => {
    const ofElement = column(table('Attributes and properties', 'attribute'), 'property');
    for (const name of Object.keys(elementOptions)) assert(ofElement.includes(name), name);
    same(
      column(table('`HeartbeatSocket`', 'option'), 'option').filter(isName),
      Object.keys(otherOptions),
    );
  });

  it('no method or fact that it has not', () => {
    const told = [
      ...column(table('Methods', 'method'), 'method'),
      ...column(table('Methods', 'property'), 'property'),
    ];
    for (const name of told)
      assert((name.split('(')[0] ?? '') in index.HeartbeatSocket.prototype, name);
  });

  it('every type of record that tap() gives, and what it has', () => {
    const rows = table('`tap()`', 'type');
    const told = rows.map((row) => [...codesIn(row.type), ...codesIn(row.has)].join());
    same(
      told,
      Object.entries(records).map((pair) => pair.join()),
    );
  });
});

/** The options' own names come first in their rows; values are named in other columns. */
const isName = (code: string) => /^\w+$/.test(code);

describe('the README tells of hook, composable and controller', () => {
  const heading = 'Hook, composable, controller';
  const given: Record<keyof (SocketFacts & SocketControls), true> = {
    state: true,
    latency: true,
    lastMessage: true,
    send: true,
    close: true,
    connect: true,
    reconnect: true,
    socket: true,
  };
  const options: Record<Exclude<keyof OwnedSocketOptions, keyof HeartbeatSocketOptions>, true> = {
    protocols: true,
    onOpen: true,
    onMessage: true,
    onError: true,
    onClose: true,
    onHeartbeat: true,
    onReconnecting: true,
    onUnsent: true,
    onStatechange: true,
  };

  it('what they give', () => {
    same(column(table(heading, 'it has'), 'it has'), Object.keys(given));
  });

  it('every option that the class has not', () => {
    same(column(table(heading, 'option'), 'option'), Object.keys(options));
  });

  it('an entry for the types of each framework', () => {
    for (const name of column(table('Types of the tags', 'for'), 'import')) {
      assert(name in modules, name);
    }
  });
});

describe('the README tells of code that awaits', () => {
  const options: Record<keyof MessagesOptions, true> = {
    signal: true,
    limit: true,
    overflow: true,
  };

  it('every option of messages()', () => {
    same(column(table('Code that awaits', 'option'), 'option'), Object.keys(options));
  });
});

describe('the README tells of faults', () => {
  it('each that there is', () => {
    same(column(table('Faults', 'fault'), 'fault'), Object.keys(faultNames));
  });

  it('what injectFaults() gives', () => {
    const injection = faults.injectFaults(new HeartbeatSocketElement());
    const told = column(table('Faults', 'method'), 'method').map(
      (call) => call.split('(')[0] ?? '',
    );
    same(told, Object.keys(injection));
  });
});

describe('docs/console.md tells of <socket-console>', () => {
  const file = join(root, 'dist/custom-elements.json');
  const reference = consoleReference(JSON.parse(readFileSync(file, 'utf8')), console_.englishTexts);

  for (const [name, told] of Object.entries(reference)) {
    it(`its ${name}, as they are (npm run readme fills them in)`, () => {
      assert.equal(passage(name), told);
    });
  }

  it('every attribute, and no other', () => {
    const rows = table('Attributes and properties of the console', 'attribute');
    same(column(rows, 'attribute'), console_.SocketConsoleElement.observedAttributes);
  });
});

describe('the README tells of the package', () => {
  const rows = table('Entries', 'import');
  const exportsOf = (name: string) => Object.keys(modules[name] ?? {});

  it('every entry and every file for a script tag', () => {
    const entries = Object.keys(manifest.exports).map((path) => `heartbeat-socket${path.slice(1)}`);
    const files = readFileSync(join(root, 'scripts/build.mjs'), 'utf8').matchAll(
      /'([\w-]+\.min)'/g,
    );
    same(column(rows, 'import'), [...entries, ...[...files].map(([, name]) => `dist/${name}.js`)]);
  });

  it('every class and value that an entry gives', () => {
    for (const row of rows) {
      const [entry = ''] = codesIn(row.import);
      const given = exportsOf(entry).filter((name) => !name.endsWith('Event'));
      if (entry in modules) same(codesIn(row.gives), given);
    }
  });

  it('which tag an entry defines', () => {
    const defining = rows.filter((row) => row.defines !== 'nothing');
    assert.deepEqual(
      defining.map((row) => [...codesIn(row.import), ...codesIn(row.defines)]),
      [
        ['heartbeat-socket', '<heartbeat-socket>'],
        ['heartbeat-socket/console', '<socket-console>'],
        ['dist/heartbeat-socket.min.js', '<heartbeat-socket>'],
        ['dist/socket-console.min.js', '<socket-console>'],
      ],
    );
  });

  it('no command that npm does not know', () => {
    const named = [...readme.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)];
    for (const [, script, direct] of named) {
      assert((script ?? direct ?? '') in manifest.scripts, script ?? direct);
    }
  });
});

describe('the README tells of the demo', () => {
  it('a fault that the page offers', () => {
    const [, fault = ''] = /In the demo, first choose “([^”]+)”/.exec(readme) ?? [];
    assert(fault);
    const page = readFileSync(join(root, 'demo/index.html'), 'utf8');
    assert(page.includes(`>${fault}`), fault);
  });
});

describe('the README tells of the development server', () => {
  const heading = 'The development server';

  it('every parameter in the URL', () => {
    const told = column(table(heading, 'in the URL'), 'in the URL')
      .filter((text) => text.startsWith('?'))
      .flatMap((text) => [...new URLSearchParams(text).keys()]);
    same(told, Object.keys(parameters));
  });

  it('every option of its command', () => {
    const options = [...USAGE.matchAll(/^ {2}(--\S+(?: [A-Z])?) /gm)].map(
      ([, option = '']) => option,
    );
    assert(options.length > 0);
    same(column(table(heading, 'option'), 'option'), options);
  });
});
