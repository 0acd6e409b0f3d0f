import { createServer } from 'node:http';
import { handshakeReply, readFrames } from './websocket-bytes.mjs';

const START = 'scripted-server:start';

/** The most bytes of one payload that a transcript holds. */
const SHOWN_BYTES = 1024;

/**
 * A server that does, byte by byte, what the URL of a WebSocket says, right or wrong, and writes
 * down what it gets. `test/conformance/support/script.ts` is the page's side. Over HTTP it gives
 * `/transcript/KEY` once that connection has ended, and `/go/KEY` lets a waiting script go on.
 */
export function scriptedServers() {
  const servers = [];

  async function start() {
    const server = new ScriptedServer();
    servers.push(server);
    return { port: await server.listen(), closedPort: await findClosedPort() };
  }

  return {
    name: 'scripted-server',
    executeCommand: ({ command }) => (command === START ? start() : undefined),
    serverStop: () => {
      for (const server of servers.splice(0)) server.end();
    },
  };
}

/** A port that nobody listens on. */
async function findClosedPort() {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listen(server) {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}

class ScriptedServer {
  #http = createServer({ maxHeaderSize: 1_048_576 });
  #visits = new Map();

  constructor() {
    this.#http.on('upgrade', (request, socket) => {
      const { pathname, searchParams } = new URL(request.url, 'http://localhost');
      const visit = this.#visit(pathname.split('/').at(-1));
      void visit.play(request, socket, JSON.parse(searchParams.get('script') ?? '{}'));
    });
    this.#http.on('request', async (request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      const [, what, key] = request.url.split('/');
      const visit = this.#visit(key);
      if (what === 'go') visit.go();
      response.end(JSON.stringify(what === 'transcript' ? await visit.transcript : null));
    });
  }

  listen() {
    return listen(this.#http);
  }

  end() {
    this.#http.close();
    this.#http.closeAllConnections();
    for (const visit of this.#visits.values()) visit.end();
  }

  #visit(key) {
    const visit = this.#visits.get(key) ?? new Visit();
    this.#visits.set(key, visit);
    return visit;
  }
}

/** One connection, its script and its transcript. */
class Visit {
  #frames = [];
  #socket;
  #tell;
  #go;
  #onFrame = () => {};
  #canGo = new Promise((resolve) => {
    this.#go = resolve;
  });
  transcript = new Promise((resolve) => {
    this.#tell = resolve;
  });

  go() {
    this.#go();
  }

  end() {
    this.#socket?.destroy();
    this.#tell(null);
  }

  async play(request, socket, { reply, steps = [] }) {
    this.#socket = socket;
    const { method, url, headers } = request;
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#tell({ request: { method, url, headers }, frames: this.#frames.map(shown) });
    });
    // A client that hangs up during the handshake leaves nobody to talk to.
    socket.on('end', () => socket.end());
    readFrames(socket, (frame) => {
      this.#frames.push(frame);
      this.#onFrame();
    });
    if (reply !== null) socket.write(handshakeReply(request, reply));
    for (const step of steps) await this.#take(step);
  }

  async #take({ write, wait, frames, answer, end, reset, rest }) {
    const socket = this.#socket;
    if (write !== undefined) socket.write(Buffer.from(write, 'hex'));
    if (wait) await this.#canGo;
    if (rest) socket.pause();
    if (frames) await this.#until(() => this.#frames.length >= frames);
    if (answer) {
      const close = () => this.#frames.find(({ opcode }) => opcode === 8);
      await this.#until(close);
      const { payload } = close();
      socket.write(Buffer.concat([Buffer.from([0x88, payload.length]), payload]));
      socket.end();
    }
    if (end) socket.end();
    if (reset) socket.resetAndDestroy();
  }

  #until(holds) {
    return new Promise((resolve) => {
      this.#onFrame = () => {
        if (holds()) resolve();
      };
      this.#onFrame();
    });
  }
}

const shown = ({ payload, ...facts }) => ({
  ...facts,
  length: payload.length,
  payload: payload.subarray(0, SHOWN_BYTES).toString('hex'),
});
