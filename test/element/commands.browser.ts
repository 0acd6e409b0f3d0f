import { assert } from 'chai';
import type { HeartbeatSocketElement } from 'heartbeat-socket';
import { endElements, heard, mount, mountOpen } from '../support/element.ts';
import { where } from '../support/engines.ts';
import { ownServerUrl } from '../support/server.ts';

const url = ownServerUrl();

/** A click on `<button commandfor command>`. */
function command(element: HeartbeatSocketElement, name: string): void {
  element.id = 'commanded';
  const button = document.createElement('button');
  button.setAttribute('commandfor', element.id);
  button.setAttribute('command', name);
  document.body.append(button);
  button.click();
  button.remove();
}

describe('buttons with commandfor', () => {
  afterEach(endElements);

  where('invoker commands')('--connect connects', async () => {
    const element = mount({ url, manual: true });
    await element.updateComplete;
    command(element, '--connect');
    await heard(element, 'open');
  });

  where('invoker commands')('--close closes', async () => {
    const element = await mountOpen({ url });
    command(element, '--close');
    const { detail } = await heard(element, 'close');
    assert.equal(detail.cause, 'client');
    assert.isFalse(detail.willReconnect);
  });

  where('invoker commands')('--reconnect drops the link and connects again', async () => {
    const element = await mountOpen({ url });
    command(element, '--reconnect');
    await heard(element, 'open', 2);
  });

  where('invoker commands')('another command does nothing', async () => {
    const element = mount({ url, manual: true });
    await element.updateComplete;
    command(element, '--destroy');
    assert.equal(element.state, 'idle');
  });
});
