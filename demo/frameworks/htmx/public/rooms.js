/** For the page's hx-on attributes. */
globalThis.hear = (line) => {
  const item = document.createElement('li');
  item.textContent = line;
  htmx.find('#heard').append(item);
};

/** Functions are no attributes: they are set whenever htmx has taken over what came. */
htmx.onLoad(() => {
  const feed = htmx.find('#feed');
  if (!feed) return;
  feed.heartMessage = () => 'ping';
  feed.shouldReconnect = () => true;
});

/**
 * Defines the tags, once htmx listens to them; with `?late` in the address, when the page is told
 * `define-tags`.
 */
const define = () => {
  import('/heartbeat-socket/heartbeat-socket.min.js');
  import('/heartbeat-socket/socket-console.min.js');
};
const isLate = new URLSearchParams(location.search).has('late');
const cue = isLate ? 'define-tags' : 'htmx:after:process';
addEventListener(cue, () => setTimeout(define), { once: true });
