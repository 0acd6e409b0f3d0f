import { assert } from 'chai';
import { chineseTexts, englishTexts } from 'heartbeat-socket/console';
import { button, clearStage, consoleFor, FakeSocket, lines, part, rendered } from './support.ts';

/** Names that are the same in any language. */
const everywhere = ['JSON', 'JSON Lines', 'CSV', 'HAR', 'Base64', 'base64', 'UTC'];

describe('the texts of <socket-console>', () => {
  afterEach(clearStage);

  it('are English unless replaced; those left out stay English', async () => {
    const element = await consoleFor(new FakeSocket('open'), { send: 'Off it goes' });
    assert.equal(button(element, 'send').innerText, 'Off it goes');
    assert.equal(button(element, 'close').innerText, 'Close');
    element.texts = {};
    await rendered(element);
    assert.equal(button(element, 'send').innerText, 'Send');
  });

  it('are English, too, where they are given as undefined', async () => {
    const element = await consoleFor(new FakeSocket('open'), { close: 'Shut' });
    Object.assign(element, { texts: { close: 'Shut', send: undefined, count: undefined } });
    await rendered(element);
    assert.equal(button(element, 'send').innerText, 'Send');
    assert.equal(button(element, 'close').innerText, 'Shut');
  });

  it('replace those of lines that are there already', async () => {
    const socket = new FakeSocket('open');
    const element = await consoleFor(socket);
    socket.tell('held', { data: 'x' });
    await rendered(element);
    assert.deepEqual(lines(element), ['⇡ held x']);
    element.texts = { held: 'kept' };
    await rendered(element);
    assert.deepEqual(lines(element), ['⇡ kept x']);
  });

  it('may be taken away again', async () => {
    const element = await consoleFor(new FakeSocket('open'), { send: 'Off' });
    for (const nothing of [null, undefined]) {
      Object.assign(element, { texts: nothing });
      await rendered(element);
      assert.equal(button(element, 'send').innerText, 'Send');
    }
  });

  it('ship in Chinese beside English, every one of them', async () => {
    const socket = new FakeSocket('waiting');
    const element = await consoleFor(socket, chineseTexts);
    assert.equal(button(element, 'connect').innerText, '立即重试');
    assert.include(part(element, 'status').innerText, '等待重连');
    for (const [name, text] of Object.entries(englishTexts)) {
      const chinese = chineseTexts[name as keyof typeof chineseTexts];
      assert.equal(typeof chinese, typeof text, name);
      if (!everywhere.includes(text as string)) assert.notEqual(chinese as unknown, text, name);
    }
  });

  it('in Chinese have no English in them', async () => {
    for (const [name, text] of Object.entries(chineseTexts)) {
      for (const said of allOf(text, name).filter((each) => !everywhere.includes(each)))
        assert.match(said, /\p{Script=Han}/u, name);
    }
  });
});

/** What the texts that want more than numbers are asked with. */
const arguments_: Readonly<Record<string, readonly unknown[]>> = {
  causeInWords: ['server'],
  lifeSummary: [
    5,
    {
      times: new Map([['open', 7000]]),
      roundTrips: 7,
      shortest: 7,
      median: 7,
      longest: 7,
      losses: 7,
    },
    () => '已连接',
  ],
};

/** What a text says, or each of several; a count alone is a number in any language. */
function allOf(text: unknown, name: string): string[] {
  if (typeof text === 'function') {
    const said = `${Reflect.apply(text, null, arguments_[name] ?? [7, 7])}`;
    return said === '7' ? [] : [said];
  }
  const several = typeof text === 'object' && text ? Object.values(text) : undefined;
  return several?.flatMap((each) => allOf(each, name)) ?? [`${text}`];
}
