import assert from 'node:assert/strict';
import type { Check } from '../check.ts';

export const consoled: Check = {
  title: 'the console inside closes, connects, sends and logs',
  async play({ visit }) {
    const page = await visit();
    const { server } = page;
    const press = async (name: string) => {
      const button = () => page.part<HTMLButtonElement>(name);
      await page.until(`${name} to press`, async () =>
        (await button()).evaluate(({ disabled }) => !disabled),
      );
      await (await button()).evaluate((button) => button.click());
    };

    await page.until('a link', () => server.links('feed').length > 0);
    await page.until('the greeting', async () =>
      (await page.heard()).includes('message Hello feed!'),
    );
    await press('close');
    await page.until('its end', () => server.links('feed')[0]?.code);
    // A close frame without a code: `close()` says none, as on a WebSocket.
    assert.equal(server.links('feed')[0]?.code, 1005);
    await press('connect');
    await page.until('another link', () => server.links('feed').length > 1);
    await page.until('open', async () =>
      (await page.feed()).evaluate(({ state }) => state === 'open'),
    );
    await (await page.part<HTMLTextAreaElement>('input')).evaluate((field) => {
      field.value = 'by the console';
    });
    await press('send');
    await page.until('the echo', async () => {
      const heard = await page.heard();
      const log = await (await page.part('log')).evaluate(({ textContent }) => textContent ?? '');
      const isLoggedTwice = log.split('by the console').length === 3;
      return isLoggedTwice && heard.includes('message by the console');
    });
    assert(server.links('feed')[1]?.received.includes('by the console'));
  },
};
