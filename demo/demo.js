import 'heartbeat-socket';
import 'heartbeat-socket/console';
import { showEvents } from './events.js';
import { formats } from './formats.js';
import { drawLife } from './life.js';
import { showTag } from './tag.js';

const feed = document.querySelector('#feed');
const rival = document.querySelector('#rival');
const { fault, format, url } = document.querySelector('#settings').elements;

// A greeting, so that the first visit has an echo.
feed.addEventListener('open', () => {
  feed.send(formats[format.value].message('Hello, is anybody there?'));
});

format.addEventListener('change', () => {
  feed.heartMessage = formats[format.value].probe;
});

fault.addEventListener('change', () => {
  url.value = fault.value;
  connect();
});

document.querySelector('#settings').addEventListener('submit', (event) => {
  event.preventDefault();
  connect();
});

function connect() {
  rival.close();
  feed.url = url.value;
  feed.reconnect();
}

// A newer connection of the same name: the server closes the older one with 4409.
feed.addEventListener('open', () => {
  if ('rival' in fault.selectedOptions[0].dataset) setTimeout(() => rival.reconnect(), 3000);
});

// The server's side, where `npm start` runs it.
const server = document.querySelector('#server');
server.addEventListener('click', async ({ target }) => {
  if (!target.value) return;
  const { ok } = await fetch(`/dev-server/${target.value}`, { method: 'POST' });
  const done = { stop: 'It said goodbye.', crash: 'It is gone.', start: 'It is back.' };
  server.querySelector('output').value = ok
    ? done[target.value]
    : 'That works under npm start only.';
});

drawLife(feed, document.querySelector('#life'), document.querySelector('#round-trip'));
showEvents(feed, document.querySelector('#events'));
showTag(feed, document.querySelector('#tag'));
