/** How much of the past the picture shows, in seconds. */
const span = 60;

/** Where things stand in the picture, which is 60 wide (a second each) and 40 high. */
const beatFoot = 26;
const beatHeight = 22;
const bandFoot = 40;
const heights = { open: 10, dead: 10, trying: 6, off: 1.5 };

const kinds = {
  idle: 'off',
  connecting: 'trying',
  open: 'open',
  closing: 'off',
  waiting: 'trying',
  closed: 'off',
};

/**
 * Draws the last minute of a socket's life: a band that says when it was open, coming back, dead or
 * closed, and above it the round trips of the heartbeats.
 * @param socket A <heartbeat-socket>.
 * @param svg Where to draw.
 * @param latest Where to write the latest round trip.
 */
export function drawLife(socket, svg, latest) {
  const life = [{ kind: kinds[socket.state], from: now() }];
  const beats = [];
  let lastSign = 0;

  const enter = (kind, from = now()) => {
    life.push({ kind, from });
    while (life[1] && life[1].from < now() - span) life.shift();
  };
  const sign = () => {
    lastSign = now();
  };

  socket.addEventListener('statechange', ({ detail }) => enter(kinds[detail.state]));
  socket.addEventListener('open', sign);
  socket.addEventListener('message', sign);
  socket.addEventListener('heartbeat', ({ detail }) => {
    sign();
    beats.push({ at: now(), latency: detail.latency });
    while (beats[0].at < now() - span) beats.shift();
    latest.textContent = `round trips, the last ${detail.latency.toFixed(1)} ms`;
  });
  socket.addEventListener('close', ({ detail }) => {
    if (detail.cause !== 'heart-timeout') return;
    // It was dead since its last sign of life; nobody could know.
    const present = life.pop();
    enter('dead', lastSign);
    enter(present.kind);
  });

  const moving = document.createElementNS(svg.namespaceURI, 'g');
  svg.append(moving);
  let drawn = '';

  const draw = () => {
    const present = now();
    const picture = bandOf(life, present) + beatsOf(beats);
    // Only what has changed is drawn anew; time just moves it.
    if (picture !== drawn) {
      drawn = picture;
      moving.innerHTML = picture;
    }
    moving.setAttribute('transform', `translate(${span - present} 0)`);
    requestAnimationFrame(draw);
  };

  const describe = () => {
    const dead = life.filter(({ kind }) => kind === 'dead').length;
    svg.querySelector('title').textContent =
      `Now ${socket.state}; in the last minute ${beats.length} round trips, found dead ${dead} times`;
  };
  socket.addEventListener('statechange', describe);
  socket.addEventListener('heartbeat', describe);

  describe();
  draw();
}

/** The band; its last piece reaches into the future, which the picture cuts off. */
function bandOf(life, present) {
  return life
    .map(({ kind, from }, index) => {
      const to = life[index + 1]?.from ?? Math.ceil(present / span + 1) * span;
      const height = heights[kind];
      return `<rect class="${kind}" x="${from}" y="${bandFoot - height}" width="${Math.max(0, to - from)}" height="${height}"/>`;
    })
    .join('');
}

/** A stem and a head for each round trip; the longest reaches to the top. */
function beatsOf(beats) {
  const longest = Math.max(4, ...beats.map(({ latency }) => latency));
  return beats
    .map(({ at, latency }) => {
      const top = beatFoot - beatHeight * Math.max(0.12, latency / longest);
      return `<path class="stem" d="M${at} ${beatFoot}V${top}"/><path class="head" d="M${at} ${top}h0"/>`;
    })
    .join('');
}

function now() {
  return performance.now() / 1000;
}
