import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Herd, simulate } from '../../bench/herd/simulation.ts';

/** A library that waits so long, and comes back once. */
const waiting = (wait: string) => `
  const drawn = Math.random();
  const bundle = {
    library: {
      connect(url, { told }) {
        const open = () => {
          const socket = new WebSocket(url);
          socket.onopen = () => told('open');
          socket.onclose = () => setTimeout(open, ${wait});
          return socket;
        };
        return open();
      },
    },
  };
`;

const herd = (wait: string, outage = 0): Promise<Herd> =>
  simulate({ script: waiting(wait), clients: 3000, outage, seed: 1 });

describe('a herd', () => {
  it('that waits a fixed time comes back all at once', async () => {
    const { peak, mean, lost } = await herd('1000');
    assert.equal(lost, 0);
    assert(peak > 2700, `${peak}`);
    assert(mean > 1 && mean < 1.2, `${mean}`);
  });

  it('whose waits are random is spread over them', async () => {
    const { peak, mean } = await herd('10000 * Math.random()');
    assert(peak > 20 && peak < 60, `${peak}`);
    assert(mean > 4.8 && mean < 5.3, `${mean}`);
  });

  it('whose pages each draw a number when they are loaded is spread by it', async () => {
    const { peak } = await herd('10000 * drawn');
    assert(peak < 60, `${peak}`);
  });

  it('knocks in vain for as long as the server is away', async () => {
    const { knocks, mean } = await herd('1000', 4500);
    assert.equal(knocks, 5 * 3000);
    assert(mean > 0 && mean < 1, `${mean}`);
  });

  it('of those that give up is lost', async () => {
    const { lost } = await herd('1e9');
    assert.equal(lost, 3000);
  });

  it('is the same with the same seed', async () => {
    assert.deepEqual(await herd('5000 * Math.random()'), await herd('5000 * Math.random()'));
  });
});
