import { tsImport } from 'tsx/esm/api';

const START = 'dev-server:start';
const STOP = 'dev-server:stop';
const CRASH = 'dev-server:crash';
const FACTS = 'dev-server:facts';

/**
 * The development server for browser tests: under `/ws/` of the runner's own port, and, by command,
 * on ports of its own that a test may stop, crash and start again. `test/support/server.ts` is the
 * page's side of the commands. What a test file started ends with the file.
 */
export function devServerCommands() {
  /** Per session, that is per test file, its servers by port. */
  const servers = new Map();
  let attached;

  const modules = () => tsImport('../../dev-server/index.ts', import.meta.url);

  async function start(sessionId, { port = 0, ...options }) {
    const own = servers.get(sessionId) ?? new Map();
    servers.set(sessionId, own);
    let entry = own.get(port);
    if (!entry) {
      const messages = [];
      const { DevServer } = await modules();
      const onMessage = ({ data, isBinary }) => {
        messages.push(isBinary ? `binary:${data.toString('hex')}` : data.toString());
      };
      entry = { server: new DevServer({ ...options, port, onMessage }), messages };
    }
    await entry.server.start();
    own.set(entry.server.port, entry);
    return { port: entry.server.port };
  }

  async function end(sessionId) {
    const own = servers.get(sessionId);
    servers.delete(sessionId);
    for (const { server } of own?.values() ?? []) await server.crash();
  }

  const find = (sessionId, { port }) => {
    const entry = servers.get(sessionId)?.get(port);
    if (!entry) throw new Error(`This test file has started no server on port ${port}.`);
    return entry;
  };

  const plugin = {
    name: 'dev-server',

    async serverStart({ server }) {
      const { attach } = await modules();
      attached = attach(server);
    },

    async serverStop() {
      await Promise.all([...servers.keys()].map(end));
      await attached?.detach();
    },

    async executeCommand({ command, payload = {}, session }) {
      switch (command) {
        case START:
          return await start(session.id, payload);
        case STOP:
          await find(session.id, payload).server.stop();
          return true;
        case CRASH:
          await find(session.id, payload).server.crash();
          return true;
        case FACTS: {
          const { server, messages } = find(session.id, payload);
          return { connections: server.connections, clients: server.clients, messages };
        }
        default:
          return undefined;
      }
    },
  };

  const reporter = {
    start({ sessions }) {
      sessions.on('session-status-updated', ({ id, status }) => {
        if (status === 'FINISHED') void end(id);
      });
    },
  };

  return { plugin, reporter };
}
