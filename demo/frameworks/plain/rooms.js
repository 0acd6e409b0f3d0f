const find = (id) => document.querySelector(`#${id}`);

const parameters = new URLSearchParams(location.search);
const server = parameters.get('socket') ?? 'ws://localhost:8787/ws/';
const feed = find('feed');
let room = 'feed';

/** What has no attribute, and what only a script knows. */
function setFeed() {
  feed.url = server + room;
  feed.protocols = ['chat', 'news'];
  feed.manual = parameters.has('manual');
  feed.heartMessage = () => 'ping';
  feed.shouldReconnect = () => true;
}

function hear(line) {
  const item = document.createElement('li');
  item.textContent = line;
  find('heard').append(item);
}

setFeed();
for (const name of ['a', 'b', 'c']) find(`room-${name}`).url = server + name;

feed.addEventListener('open', ({ detail }) => hear(`open ${detail.attempt}`));
feed.addEventListener('message', ({ data }) => hear(`message ${data}`));
for (const type of ['heartbeat', 'close', 'reconnecting', 'unsent', 'error', 'statechange']) {
  feed.addEventListener(type, () => hear(type));
}

const actions = {
  send: () => feed.send('hello'),
  faster() {
    feed.heartTime = 200;
    setFeed();
  },
  'move-room'() {
    room = 'other';
    setFeed();
  },
  rerender: setFeed,
  toggle: () => (feed.isConnected ? feed.remove() : find('here').append(feed)),
  teleport() {
    const isElsewhere = find('elsewhere').contains(feed);
    find(isElsewhere ? 'here' : 'elsewhere').append(feed);
  },
  reverse: () => find('rooms').append(...[...find('rooms').children].reverse()),
};
for (const [id, action] of Object.entries(actions)) find(id).addEventListener('click', action);

/** Defines the tags: now or, with `?late` in the address, when the page is told `define-tags`. */
const define = () => Promise.all([import('heartbeat-socket'), import('heartbeat-socket/console')]);
if (parameters.has('late')) addEventListener('define-tags', define, { once: true });
else define();
