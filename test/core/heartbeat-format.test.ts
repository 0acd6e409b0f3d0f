import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asking } from '../../src/core/callbacks.ts';
import { messageFormat } from '../../src/core/heartbeat-format.ts';
import { type ConnectionOptions, type HeartbeatData, readOptions } from '../../src/core/options.ts';

const bytes = (...values: number[]) => new Uint8Array(values);

function format(options: ConnectionOptions = {}) {
  const settings = readOptions(options);
  const errors: Error[] = [];
  const heartbeat = messageFormat(asking((error: unknown) => errors.push(error as Error)));
  return {
    errors,
    probe: () => heartbeat.probe(settings),
    replyTo: (data: unknown, ...owed: HeartbeatData[]) =>
      heartbeat.replyTo(
        data,
        owed.map((data, time) => ({ data, time })),
        settings,
      ),
  };
}

describe('heart-message: what goes out', () => {
  test('is ping unless something else is said', () => {
    assert.equal(format().probe(), 'ping');
    assert.equal(format({ heartMessage: '' }).probe(), 'ping');
    assert.equal(format({ heartMessage: '检测' }).probe(), '检测');
  });

  test('may be bytes', () => {
    const probe = bytes(1, 2);
    assert.deepEqual(format({ heartMessage: probe }).probe(), probe);
  });

  test('bytes go out as they are at that moment: a copy', () => {
    const probe = bytes(1, 2);
    const sent = format({ heartMessage: probe }).probe();
    probe[0] = 9;
    assert.deepEqual(sent, bytes(1, 2));
  });

  test('a function is called for every probe', () => {
    let count = 0;
    const { probe } = format({ heartMessage: () => `probe ${++count}` });
    assert.deepEqual([probe(), probe()], ['probe 1', 'probe 2']);
  });
});

describe('heart-reply: what comes back', () => {
  test('unset: pong, or an exact echo of the probe', () => {
    const { replyTo } = format();
    assert.equal(replyTo('pong', 'ping'), 0);
    assert.equal(replyTo('ping', 'ping'), 0);
    assert.equal(replyTo('{"heart":1}', '{"heart":1}'), 0);
    assert.equal(replyTo('{"heart": 1}', '{"heart":1}'), -1);
    assert.equal(replyTo('Pong', 'ping'), -1);
  });

  test('unset: an echo of bytes, whatever holds them', () => {
    const { replyTo } = format();
    assert.equal(replyTo(bytes(1, 2).buffer, bytes(1, 2)), 0);
    assert.equal(replyTo(bytes(1, 2).buffer, bytes(9, 1, 2, 9).subarray(1, 3)), 0);
    assert.equal(replyTo(bytes(1, 3).buffer, bytes(1, 2)), -1);
    assert.equal(replyTo(bytes(1).buffer, bytes(1, 2)), -1);
    assert.equal(replyTo(bytes(1, 2, 3).buffer, bytes(1, 2)), -1);
  });

  test('a text is the exact reply, and then neither pong nor an echo is', () => {
    const { replyTo } = format({ heartReply: 'alive' });
    assert.equal(replyTo('alive', 'ping'), 0);
    assert.equal(replyTo('pong', 'ping'), -1);
    assert.equal(replyTo('ping', 'ping'), -1);
  });

  test('a function is asked with the message and the probe', () => {
    const { replyTo } = format({ heartReply: (data, probe) => data === `re: ${probe}` });
    assert.equal(replyTo('re: b', 'a', 'b'), 1);
    assert.equal(replyTo('re: c', 'a', 'b'), -1);
  });

  test('the oldest probe that the message answers is the one', () => {
    const { replyTo } = format();
    assert.equal(replyTo('pong', 'a', 'b'), 0);
    assert.equal(replyTo('b', 'a', 'b', 'b'), 1);
  });

  test('Rule 6: with nothing owed, nothing is a reply', () => {
    assert.equal(format().replyTo('pong'), -1);
    assert.equal(format({ heartReply: () => true }).replyTo('x'), -1);
  });
});

describe('Rule 21: a callback that throws, or answers what cannot be used', () => {
  const boom = () => {
    throw new Error('boom');
  };

  test('heart-message: the error is told and ping is used', () => {
    const { probe, errors } = format({ heartMessage: boom });
    assert.equal(probe(), 'ping');
    assert.deepEqual(
      errors.map(({ message }) => message),
      ['boom'],
    );
  });

  for (const answer of [undefined, null, 5, {}, Promise.resolve('x'), new Blob([])]) {
    test(`heart-message giving ${String(answer)}: the error is told and ping is used`, () => {
      const { probe, errors } = format({ heartMessage: () => answer as string });
      assert.equal(probe(), 'ping');
      assert.match(errors[0]?.message ?? '', /heart-message/);
    });
  }

  test('heart-reply: the error is told, and pong or an echo counts', () => {
    const { replyTo, errors } = format({ heartReply: boom });
    assert.equal(replyTo('pong', 'ping'), 0);
    assert.equal(replyTo('other', 'ping'), -1);
    assert.equal(errors.length, 2);
  });

  test('heart-reply giving no boolean: the error is told, and pong or an echo counts', () => {
    const { replyTo, errors } = format({ heartReply: () => 'yes' as never });
    assert.equal(replyTo('pong', 'ping'), 0);
    assert.equal(replyTo('other', 'ping'), -1);
    assert.match(errors[0]?.message ?? '', /heart-reply/);
  });
});
