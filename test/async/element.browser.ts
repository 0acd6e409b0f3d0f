import { assert } from 'chai';
import { messages, once } from 'heartbeat-socket/async';
import { endElements, mount, quick } from '../support/element.ts';
import { startServer } from '../support/server.ts';
import { bounded } from '../support/waiting.ts';

describe('code that awaits the element', () => {
  afterEach(endElements);

  it('is given the next event, and the messages of all links until the end', async () => {
    const server = await startServer();
    const element = mount({ url: server.url, ...quick });
    const iterable = messages(element);
    const { detail } = await bounded(once(element, 'open'), () => 'open');
    assert.equal(detail.attempt, 0);
    element.send('first link');
    assert.equal((await iterable.next()).value, 'first link');

    const back = once(element, 'open');
    element.reconnect();
    await bounded(back, () => 'open again');
    element.send('second link');
    assert.equal((await iterable.next()).value, 'second link');

    element.remove();
    assert.isTrue((await bounded(iterable.next(), () => 'end')).done);
  });
});
