import { assert } from 'chai';
import {
  details,
  endElements,
  heard,
  mount,
  mountOpen,
  order,
  quick,
  states,
} from '../support/element.ts';
import { ownServerUrl, startServer } from '../support/server.ts';

const url = ownServerUrl();

describe('url and protocols', () => {
  afterEach(endElements);

  for (const [kind, given] of [
    ['ws:', url],
    ['http:', url.replace(/^ws/, 'http')],
    ['relative to the document', '/ws/'],
    ['relative without a scheme', `//${location.host}/ws/`],
  ] as const) {
    it(`bad input: a url may be ${kind}`, async () => {
      const element = mount({ url: given });
      assert.equal((await heard(element, 'open')).detail.url, url);
      assert.equal(element.url, given);
    });
  }

  it('a URL object is taken as its address', async () => {
    const element = mount();
    element.url = new URL(url);
    assert.equal((await heard(element, 'open')).detail.url, url);
  });

  for (const [kind, given] of [
    ['another scheme', 'ftp://localhost/'],
    ['a fragment', `${url}#here`],
    ['no address', 'http://:x'],
  ] as const) {
    it(`bad input: ${kind} is unusable: one error, state closed, no retry`, async () => {
      const element = mount({ url: given, ...quick });
      const { detail } = await heard(element, 'error');
      assert.include(detail.error.message, given);
      assert.equal(element.state, 'closed');
      assert.deepEqual(order(element), ['statechange', 'error']);
    });
  }

  it('bad input: connect() without a url: one error, state closed', async () => {
    const element = mount();
    element.connect();
    const { detail } = await heard(element, 'error');
    assert.match(detail.error.message, /url/);
    assert.equal(element.state, 'closed');
  });

  it('bad input: a url that is mended connects', async () => {
    const element = mount({ url: `${url}#wrong` });
    await heard(element, 'error');
    element.url = url;
    await heard(element, 'open');
  });

  it('bad input: an unusable subprotocol: one error, state closed', async () => {
    const element = mount({ url, protocols: 'a/b' });
    const { detail } = await heard(element, 'error');
    assert.include(detail.error.message, 'a/b');
    assert.equal(element.state, 'closed');
  });

  for (const [kind, protocols] of [
    ['separated by spaces', 'chat json'],
    ['separated by commas', 'chat,json'],
    ['separated by both, with spaces around', '  chat , json '],
    ['an array', ['chat', 'json']],
    ['a function', () => ['chat', 'json']],
    ['a function that gives a promise', async () => ['chat', 'json']],
  ] as const) {
    it(`protocols may be ${kind}`, async () => {
      const element = mount({ url }, { protocols });
      assert.equal((await heard(element, 'open')).detail.protocol, 'chat');
      assert.equal(element.protocol, 'chat');
    });
  }

  it('url and protocols functions are asked before every attempt', async () => {
    const asked: string[] = [];
    const element = mount(quick);
    element.url = () => `${url}?close=4000&token=${asked.push('url')}`;
    element.protocols = () => [`p${asked.push('protocols')}`];
    await heard(element, 'open', 2);
    assert.deepEqual(asked.slice(0, 4), ['url', 'protocols', 'url', 'protocols']);
    const [first, second] = details(element, 'open');
    assert.deepEqual([first?.url, first?.protocol], [`${url}?close=4000&token=1`, 'p2']);
    assert.deepEqual([second?.url, second?.protocol], [`${url}?close=4000&token=3`, 'p4']);
  });

  it('a url function may give a promise, or a URL', async () => {
    const promised = mount({}, { url: async () => new URL(url) });
    assert.equal((await heard(promised, 'open')).detail.url, url);
    const given = mount({}, { url: () => new URL(url) });
    await heard(given, 'open');
  });

  for (const [how, fail] of [
    [
      'throws',
      () => {
        throw new Error('no token');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no token'))],
  ] as const) {
    for (const name of ['url', 'protocols'] as const) {
      it(`bad input: a ${name} function that ${how} is a failed attempt, and the next asks again`, async () => {
        let asked = 0;
        const ask = () => {
          asked += 1;
          if (asked === 1) return fail();
          return name === 'url' ? url : 'chat';
        };
        const element = mount(quick, { url, [name]: ask });
        const { detail } = await heard(element, 'open');
        assert.equal(detail.attempt, 1);
        assert.equal(details(element, 'error')[0]?.error.message, 'no token');
        const [close] = details(element, 'close');
        assert.deepEqual([close?.cause, close?.willReconnect], ['network', true]);
        assert.equal(asked, 2);
      });
    }
  }

  it('bad input: a url function that gives an unusable address is a failed attempt', async () => {
    let asked = 0;
    const element = mount(quick);
    element.url = () => {
      asked += 1;
      return asked === 1 ? 'ftp://localhost/' : url;
    };
    await heard(element, 'open');
    assert.lengthOf(details(element, 'error'), 1);
    assert.deepEqual(states(element), ['connecting', 'waiting', 'connecting', 'open']);
  });

  it('a url function that answers after the next attempt has begun is not heard', async () => {
    const server = await startServer();
    let answer: (address: string) => void = () => {};
    let asked = 0;
    const element = mount(quick);
    element.url = () => {
      asked += 1;
      if (asked > 1) return `${server.url}?name=second`;
      return new Promise<string>((resolve) => {
        answer = resolve;
      });
    };
    await element.updateComplete;
    element.reconnect();
    answer(`${server.url}?name=first`);
    await heard(element, 'open');
    const witness = await mountOpen({ url: `${server.url}?name=witness` });
    const { clients } = await server.facts();
    assert.deepEqual(
      clients.map(({ name }) => name),
      ['second', 'witness'],
    );
    assert.equal(witness.state, 'open');
  });
});
