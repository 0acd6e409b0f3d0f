import { assert } from 'chai';
import { details, endElements, heard, mount, order, quick, states } from '../support/element.ts';
import { where } from '../support/engines.ts';
import { ownServerUrl, startServer } from '../support/server.ts';
import { until } from '../support/waiting.ts';

const url = ownServerUrl();

describe('staying closed', () => {
  afterEach(endElements);

  const fatal = [1002, 1003, 1007, 1008, 1010, 4400, 4401, 4407, 4409, 4428, 4430, 4499];
  for (const code of fatal) {
    it(`${code} from the server: close with willReconnect false, state closed`, async () => {
      const element = mount({ url: `${url}?close=${code}`, ...quick });
      const { detail } = await heard(element, 'close');
      assert.deepEqual([detail.code, detail.cause, detail.willReconnect], [code, 'server', false]);
      assert.equal(element.state, 'closed');
      assert.notInclude(order(element), 'reconnecting');
    });
  }

  for (const code of [1000, 1001, 1005, 1011, 3000, 4000, 4399, 4408, 4500]) {
    it(`${code} from the server: it comes back`, async () => {
      const element = mount({ url: `${url}?close=${code}`, ...quick });
      await heard(element, 'open', 2);
      const [close] = details(element, 'close');
      assert.deepEqual([close?.code, close?.willReconnect], [code, true]);
    });
  }

  for (const code of [1012, 1013, 4429]) {
    const test = code === 4429 ? it : where('close codes from 1012 to 1014');
    test(`${code} from the server: a wait of 5 to 30 s, above reconnect-max-time too`, async () => {
      const limits = { 'reconnect-time': 10, 'reconnect-max-time': 20 };
      const element = mount({ url: `${url}?close=${code}`, ...limits });
      const { detail } = await heard(element, 'reconnecting');
      assert.isAtLeast(detail.delay, 5000);
      assert.isAtMost(detail.delay, 30000);
    });
  }

  it('1012 from the server: a wait that is longer by the rules is kept', async () => {
    const element = mount({
      url: `${url}?close=1012`,
      'reconnect-time': 60000,
      'reconnect-max-time': 60000,
      'reconnect-jitter': 0,
    });
    assert.equal((await heard(element, 'reconnecting')).detail.delay, 60000);
  });

  it('fatal-codes takes codes and ranges, by spaces or commas, instead of the default', async () => {
    const codes = { 'fatal-codes': '4000,4100-4199 1001', ...quick };
    const closed = [4000, 4100, 4150, 4199, 1001].map((code) =>
      mount({ url: `${url}?close=${code}`, ...codes }),
    );
    const back = [4001, 4099, 4200, 4400].map((code) =>
      mount({ url: `${url}?close=${code}`, ...codes }),
    );
    await Promise.all(closed.map((element) => heard(element, 'close')));
    await Promise.all(back.map((element) => heard(element, 'open', 2)));
    assert.deepEqual([...new Set(closed.map(({ state }) => state))], ['closed']);
  });

  it('fatal-codes applies to the running link', async () => {
    const element = mount({ url: `${url}?close=4000&after=1000`, ...quick });
    await heard(element, 'open');
    element.fatalCodes = [4000];
    assert.isFalse((await heard(element, 'close')).detail.willReconnect);
  });

  it('4401 is tried once more where url is a function', async () => {
    let asked = 0;
    const element = mount({ ...quick });
    element.url = () => {
      asked += 1;
      return `${url}?close=4401&token=${asked}`;
    };
    await heard(element, 'close', 2);
    assert.deepEqual(states(element), [
      'connecting',
      'open',
      'waiting',
      'connecting',
      'open',
      'closed',
    ]);
    assert.equal(asked, 2);
  });

  it('4401 is tried once more where protocols is a function, and again after a stable link', async () => {
    const element = mount({ url: `${url}?close=4401`, 'heart-time': 0, ...quick });
    element.stableTime = 0;
    element.protocols = () => ['token'];
    await heard(element, 'open', 3);
    element.stableTime = 60000;
    await heard(element, 'close', 3);
    await until(() => element.state === 'closed');
  });

  it('reconnect-count used up: it gives up, and says so', async () => {
    const element = mount({ url: `${url}?refuse=500`, 'reconnect-count': 2, ...quick });
    await heard(element, 'close', 3);
    assert.deepEqual(
      details(element, 'close').map(({ willReconnect }) => willReconnect),
      [true, true, false],
    );
    assert.lengthOf(details(element, 'reconnecting'), 2);
    assert.equal(element.state, 'closed');
  });

  it('reconnect-count 0: it never retries', async () => {
    const element = mount({ url: `${url}?drop=0`, 'reconnect-count': 0, ...quick });
    assert.isFalse((await heard(element, 'close')).detail.willReconnect);
    assert.equal(element.state, 'closed');
  });

  it('preventDefault() on reconnecting closes: a second close, with cause client', async () => {
    const server = await startServer();
    const url = `${server.url}?drop=50`;
    const element = mount({ url, ...quick });
    element.addEventListener('reconnecting', (event) => event.preventDefault());
    const { detail } = await heard(element, 'close', 2);
    assert.deepEqual([detail.cause, detail.code, detail.willReconnect], ['client', 1006, false]);
    assert.equal(element.state, 'closed');
    const witness = mount({ url, ...quick });
    await heard(witness, 'open', 3);
    assert.lengthOf(details(element, 'open'), 1);
  });

  it("shouldReconnect is asked last, with the close event's facts, and false keeps it closed", async () => {
    const asked: unknown[] = [];
    const element = mount({ url: `${url}?close=4001`, ...quick });
    element.shouldReconnect = (facts) => {
      asked.push(facts);
      return asked.length < 2;
    };
    await heard(element, 'close', 2);
    const facts = { code: 4001, reason: '', wasClean: true, cause: 'server', unconfirmed: 0 };
    assert.deepEqual(asked, [facts, facts]);
    assert.deepEqual(details(element, 'close'), [
      { ...facts, willReconnect: true } as never,
      { ...facts, willReconnect: false } as never,
    ]);
    assert.equal(element.state, 'closed');
  });

  it('shouldReconnect is not asked after a fatal code', async () => {
    let asked = 0;
    const element = mount({ url: `${url}?close=4400`, ...quick });
    element.shouldReconnect = () => {
      asked += 1;
      return true;
    };
    await heard(element, 'close');
    assert.equal(element.state, 'closed');
    assert.equal(asked, 0);
  });

  it('bad input: a newer link of the same name closes the older one for good: no war of tabs', async () => {
    const server = await startServer();
    const older = mount({ url: `${server.url}?name=me`, ...quick });
    await heard(older, 'open');
    const newer = mount({ url: `${server.url}?name=me`, ...quick });
    const { detail } = await heard(older, 'close');
    assert.deepEqual([detail.code, detail.reason, detail.willReconnect], [4409, 'replaced', false]);
    const witness = mount({ url: `${server.url}?close=4000`, ...quick });
    await heard(witness, 'open', 4);
    assert.deepEqual(states(newer), ['connecting', 'open']);
    assert.deepEqual(states(older), ['connecting', 'open', 'closed']);
  });
});
