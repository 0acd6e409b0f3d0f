import { setTimeout as sleep } from 'node:timers/promises';

/** The inspector, on the same server's WebSocket. */
export const path = 'inspector.html';

/** Connects, with heartbeats that are quick enough for a picture. */
export async function open(page) {
  await page.evaluate(() => {
    const { url, format, 'heart-time': heartTime } = document.querySelector('#settings').elements;
    url.value = `ws://${location.host}/ws/?token=secret`;
    format.value = 'text';
    heartTime.value = '700';
    Object.assign(document.querySelector('#socket'), { heartTimeout: 1500, reconnectTime: 3000 });
    document.querySelector('#settings').requestSubmit();
  });
  await page.waitForSelector('#socket:state(open)');
}

const messages = [
  '{"type":"login","user":"ada"}',
  '{"type":"order","id":12345678901234567890,"lines":[{"item":"tea","count":2},{"item":"bread","count":1}],"paid":true}',
  'plain text, with a \u202E that would turn it around',
];

/** What the pictures tell: a link that was cut, one that died, what was said, and one entry in full. */
export async function play(pages) {
  const all = (action) => Promise.all(pages.map(action));
  const inConsole = (part) =>
    all((page) =>
      page.evaluate((selector) => {
        document.querySelector('socket-console').shadowRoot.querySelector(selector).click();
      }, `[part~="${part}"]`),
    );
  const show = (panels) =>
    all((page) =>
      page.evaluate((names) => {
        document.querySelector('socket-console').panels = names;
      }, panels),
    );
  const comesBack = async () => {
    await all((page) => page.waitForSelector('#socket:state(waiting)'));
    await all((page) => page.waitForSelector('#socket:state(open)'));
  };
  await sleep(12_000);
  await show('break');
  await sleep(500);
  await inConsole('cut');
  await comesBack();
  await sleep(15_000);
  // The first of the faults: what comes in is dropped.
  await inConsole('fault');
  await all((page) => page.waitForSelector('#socket:state(waiting)'));
  await inConsole('all-off');
  await all((page) => page.waitForSelector('#socket:state(open)'));
  await show('life');
  await sleep(9000);
  await all((page) =>
    page.evaluate((texts) => {
      const socket = document.querySelector('#socket');
      for (const text of texts) socket.send(text);
      socket.send(new Uint8Array([72, 101, 108, 108, 111, 0, 255]));
    }, messages),
  );
  await sleep(1000);
  // The order, as it came back; a phone shows the log itself.
  await all((page) =>
    page.evaluate(() => {
      const inspector = document.querySelector('socket-console');
      const rows = inspector.shadowRoot.querySelectorAll('.received');
      inspector.shadowRoot.activeElement?.blur();
      if (innerWidth > 600) rows[rows.length - 3].click();
      else inspector.panels = '';
    }),
  );
  await sleep(1500);
}
