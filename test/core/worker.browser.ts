import { assert } from 'chai';
import { ownServerUrl } from '../support/server.ts';
import { LOADING_BOUND, until } from '../support/waiting.ts';

interface Told {
  readonly type: string;
  readonly state: string;
  readonly url: string;
  readonly data: unknown;
  readonly cause: unknown;
}

const url = ownServerUrl();

describe('HeartbeatSocket in a module worker', () => {
  let worker: Worker;
  let told: Told[];

  beforeEach(async () => {
    told = [];
    worker = new Worker(new URL('../support/heartbeat-worker.ts', import.meta.url), {
      type: 'module',
    });
    worker.onmessage = ({ data }) => told.push(data);
    await until(() => told.length, 'ready', LOADING_BOUND);
  });

  afterEach(() => worker.terminate());

  function has(type: string, count = 1): Promise<void> {
    return until(() => told.filter((entry) => entry.type === type).length >= count, type);
  }

  it('connects, sends, receives, beats and closes', async () => {
    worker.postMessage(['make', url, { heartTime: 100 }]);
    await has('open');
    worker.postMessage(['send', 'hello']);
    await has('message');
    await has('heartbeat', 2);
    worker.postMessage(['close']);
    await has('close');
    assert.equal(told.find(({ type }) => type === 'message')?.data, 'hello');
    assert.equal(told.at(-1)?.state, 'closed');
  });

  it('resolves a relative url against the address of the worker', async () => {
    worker.postMessage(['make', '/ws/', {}]);
    await has('open');
    assert.equal(told.find(({ type }) => type === 'open')?.url, url);
  });

  it('finds a frozen link dead, and comes back', async () => {
    const options = { heartTime: 200, heartTimeout: 200, reconnectTime: 20 };
    worker.postMessage(['make', `${url}?freeze=0`, options]);
    await has('open', 2);
    assert.equal(told.find(({ type }) => type === 'close')?.cause, 'heart-timeout');
  });

  it('takes the hints that a worker gets: online', async () => {
    const options = { heartTime: 60000, reconnectTime: 60000, reconnectJitter: 0 };
    worker.postMessage(['make', `${url}?close=4000`, options]);
    await has('reconnecting');
    worker.postMessage(['online']);
    await has('open', 2);
  });
});
