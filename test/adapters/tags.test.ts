import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConsoleTag, SocketTag, Tag } from '../../src/adapters/tags.ts';
import { SocketConsoleElement } from '../../src/console.ts';
import { reportTypes } from '../../src/core/reports.ts';
import { HeartbeatSocketElement } from '../../src/index.ts';

/** The names that the types have. One too many or too few is an error of types. */
type Names<Each extends Tag, Of extends 'attributes' | 'properties' | 'events'> = Record<
  keyof Each[Of],
  true
>;

const socketAttributes: Names<SocketTag, 'attributes'> = {
  url: true,
  protocols: true,
  'heart-time': true,
  'heart-timeout': true,
  'heart-message': true,
  'heart-reply': true,
  'reconnect-time': true,
  'reconnect-growth': true,
  'reconnect-max-time': true,
  'reconnect-jitter': true,
  'reconnect-count': true,
  'stable-time': true,
  'connect-timeout': true,
  'fatal-codes': true,
  'queue-limit': true,
  'queue-time': true,
  'binary-type': true,
  manual: true,
};
const consoleAttributes: Names<ConsoleTag, 'attributes'> = {
  for: true,
  heartbeats: true,
  hide: true,
  filter: true,
  paused: true,
  'max-entries': true,
  'max-bytes': true,
  readonly: true,
  panels: true,
  storage: true,
};
const consoleProperties: Names<ConsoleTag, 'properties'> = {
  htmlFor: true,
  socket: true,
  texts: true,
  heartbeats: true,
  hide: true,
  filter: true,
  paused: true,
  maxEntries: true,
  maxBytes: true,
  readOnly: true,
  panels: true,
  storage: true,
};
const events: Names<SocketTag, 'events'> = {
  open: true,
  message: true,
  heartbeat: true,
  close: true,
  reconnecting: true,
  unsent: true,
  error: true,
  statechange: true,
};

const camel = (name: string) => name.replace(/-./g, ([, letter = '']) => letter.toUpperCase());
const same = (types: object, found: Iterable<PropertyKey>) =>
  assert.deepEqual(Object.keys(types).sort(), [...found].map(String).sort());

describe('the types of the tags name', () => {
  it('the attributes that the elements have', () => {
    same(socketAttributes, HeartbeatSocketElement.observedAttributes);
    same(consoleAttributes, SocketConsoleElement.observedAttributes);
  });

  it('the properties that the elements have', () => {
    const names: Names<SocketTag, 'properties'> = {
      ...(Object.fromEntries(
        Object.keys(socketAttributes).map((name) => [camel(name), true]),
      ) as Omit<Names<SocketTag, 'properties'>, 'shouldReconnect'>),
      shouldReconnect: true,
    };
    const { elementProperties } = HeartbeatSocketElement;
    same(
      names,
      [...elementProperties.keys()].filter((name) => !String(name).startsWith('on')),
    );
    same(consoleProperties, SocketConsoleElement.elementProperties.keys());
  });

  it('the events that the element tells', () => {
    same(events, reportTypes);
  });
});
