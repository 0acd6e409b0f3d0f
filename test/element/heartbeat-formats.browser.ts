import { assert } from 'chai';
import {
  details,
  endElements,
  heard,
  heardMessage,
  mount,
  received,
  recorded,
  states,
} from '../support/element.ts';
import { startServer } from '../support/server.ts';
import { until } from '../support/waiting.ts';

const formats = [
  {
    name: 'mode',
    probe: '{"mode":"HEART_BEAT","msg":"HEART_BEAT"}',
    other: '{"mode":"MESSAGE","msg":"hello"}',
    farewell: '{"mode":"MESSAGE","msg":"server is closed"}',
  },
  { name: 'text', probe: 'ping', other: 'hello', farewell: 'server is closed' },
  { name: 'detect', probe: '检测', other: 'hello', farewell: 'server is closed' },
  {
    name: 'flag',
    probe: '{"heart":1}',
    other: '{"text":"hello"}',
    farewell: 'server is closed',
  },
] as const;

describe('heartbeat formats in use', () => {
  afterEach(endElements);

  for (const { name, probe, other, farewell } of formats) {
    it(`${name}: its probe and reply are heartbeats, other traffic is messages`, async () => {
      const server = await startServer();
      const element = mount({ url: server.url, 'heart-time': 100, 'heart-message': probe });
      await heard(element, 'heartbeat', 2);
      element.send(other);
      await heardMessage(element, other);
      await heard(element, 'heartbeat', 4);
      await server.stop();
      await heard(element, 'close');
      assert.deepEqual(received(element), [other, farewell]);
      const { messages } = await server.facts();
      assert.equal(messages[0], probe);
      assert.deepEqual([...new Set(messages)].sort(), [other, probe].sort());
    });
  }

  it('ModeCode: a function makes every probe anew, with its time', async () => {
    const server = await startServer();
    const element = mount({ url: server.url, 'heart-time': 100 });
    element.heartMessage = () =>
      JSON.stringify({ ModeCode: 'heart_beat', msg: new Date().toISOString() });
    await heard(element, 'heartbeat', 2);
    const other = '{"ModeCode":"message","msg":"hello"}';
    element.send(other);
    await heardMessage(element, other);
    await heard(element, 'heartbeat', 3);
    await server.stop();
    await heard(element, 'close');
    assert.deepEqual(received(element), [other, '{"ModeCode":"message","msg":"server is closed"}']);
    const { messages } = await server.facts();
    const probes = messages.filter((text) => text !== other);
    assert.isAtLeast(new Set(probes).size, 3);
    for (const text of probes) {
      const { ModeCode, msg } = JSON.parse(text);
      assert.equal(ModeCode, 'heart_beat');
      assert.equal(new Date(msg).toISOString(), msg);
    }
  });

  for (const probe of ['ping', '检测', '{"heart":1}']) {
    it(`${probe}: where any message is the reply, it keeps the link, and stays a message`, async () => {
      const server = await startServer();
      const element = mount({
        url: `${server.url}?mute&flood=20`,
        'heart-time': 100,
        'heart-message': probe,
      });
      await recorded(element, 'probe', 6);
      await until(async () => (await server.facts()).messages.length >= 6);
      assert.deepEqual(states(element), ['connecting', 'open']);
      assert.deepEqual(details(element, 'heartbeat'), []);
      assert.equal(`${received(element)[0]}`.trim(), '1');
    });
  }

  it('an echo of the probe counts also when it comes late, after a newer probe', async () => {
    const server = await startServer();
    const element = mount({
      url: `${server.url}?delay=400&flood=50`,
      'heart-time': 100,
      'heart-message': '检测',
    });
    await heard(element, 'heartbeat', 6);
    assert.notInclude(received(element), '检测');
  });
});
