const types = [
  'open',
  'message',
  'heartbeat',
  'close',
  'reconnecting',
  'unsent',
  'error',
  'statechange',
];
const mostLines = 12;

/** Lists a socket's events as they come, the latest first. */
export function showEvents(socket, list) {
  let latest = [];
  let frame = 0;

  const show = () => {
    frame = 0;
    list.replaceChildren(...latest.map(line));
  };

  for (const type of types) {
    socket.addEventListener(type, (event) => {
      latest = [event, ...latest].slice(0, mostLines);
      if (!frame) frame = requestAnimationFrame(show);
    });
  }
}

function line({ type, detail }) {
  const name = document.createElement('b');
  name.textContent = type;
  const item = document.createElement('li');
  item.append(name, ' ', describe(detail));
  return item;
}

function describe(detail) {
  const text = Object.entries(detail)
    .map(([name, value]) => `${name}: ${written(value)}`)
    .join(', ');
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function written(value) {
  if (typeof value === 'number') return String(Math.round(value * 10) / 10);
  return value instanceof Error ? value.message : JSON.stringify(value);
}
