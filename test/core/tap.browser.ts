import { assert } from 'chai';
import type { TapRecord } from 'heartbeat-socket/core';
import { ownServerUrl } from '../support/server.ts';
import { endSockets, makeSocket, openSocket } from '../support/socket.ts';
import { nextEvent, until } from '../support/waiting.ts';

const url = ownServerUrl();

describe('tap()', () => {
  afterEach(endSockets);

  it('tells every frame and every change, in order', async () => {
    const records: TapRecord[] = [];
    const socket = makeSocket(url, { manual: true, heartTime: 60000 });
    socket.tap((record) => records.push(record));
    socket.send('held');
    socket.connect();
    await nextEvent(socket, 'message');
    socket.check();
    await nextEvent(socket, 'heartbeat');
    socket.send('sent');
    await nextEvent(socket, 'message');
    socket.close(1000);
    await nextEvent(socket, 'close');
    assert.deepEqual(
      records.map(({ type, data }) => [type, data]),
      [
        ['held', 'held'],
        ['statechange', undefined],
        ['statechange', undefined],
        ['open', undefined],
        ['sent', 'held'],
        ['received', 'held'],
        ['probe', 'ping'],
        ['reply', 'pong'],
        ['heartbeat', undefined],
        ['sent', 'sent'],
        ['received', 'sent'],
        ['statechange', undefined],
        ['statechange', undefined],
        ['close', undefined],
      ],
    );
  });

  it('tells the details of changes, as their events have them', async () => {
    const records: TapRecord[] = [];
    const socket = makeSocket(`${url}?close=4001`, { reconnectTime: 60000 });
    socket.tap((record) => records.push(record));
    const [close] = await Promise.all([
      nextEvent<CloseEvent>(socket, 'close'),
      nextEvent(socket, 'reconnecting'),
    ]);
    const find = (type: string) => records.find((record) => record.type === type)?.detail;
    assert.deepInclude(find('close'), { code: close.code, cause: 'server', willReconnect: true });
    assert.deepInclude(find('reconnecting'), { attempt: 1, cause: 'server' });
    assert.deepInclude(find('open'), { attempt: 0, url: `${url}?close=4001` });
  });

  it('times are those of performance.now(), and never go back', async () => {
    const before = performance.now();
    const times: number[] = [];
    const socket = makeSocket(url, { manual: true });
    socket.tap(({ time }) => times.push(time));
    socket.connect();
    await nextEvent(socket, 'open');
    assert.isAtLeast(Math.min(...times), before);
    assert.isAtMost(Math.max(...times), performance.now());
    assert.deepEqual(
      times.toSorted((a, b) => a - b),
      times,
    );
  });

  it('the function it returns ends it, for that observer alone', async () => {
    const socket = await openSocket(url);
    const counts = { one: 0, two: 0 };
    const end = socket.tap(() => {
      counts.one += 1;
    });
    socket.tap(() => {
      counts.two += 1;
    });
    socket.send('first');
    end();
    end();
    socket.send('second');
    assert.deepEqual(counts, { one: 1, two: 2 });
  });

  it('bytes are told as binaryType says, also while a byte probe is owed', async () => {
    const socket = await openSocket(`${url}?delay=200`, {
      heartTime: 50,
      heartMessage: new Uint8Array([1]),
    });
    const data: unknown[] = [];
    socket.tap((record) => {
      if (record.type === 'received') data.push(record.data);
    });
    socket.send(new Uint8Array([2]));
    await until(() => data.length > 0);
    assert.instanceOf(data[0], Blob);
  });
});
