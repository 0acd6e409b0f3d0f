import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AttachedServer } from './attach.ts';
import type { OriginPolicy } from './origins.ts';

/** Where a page of the same port posts what to do: `POST /dev-server/stop`. */
const REMOTE_PATH = '/dev-server/';

/** A middleware of Connect, as Vite and Express take it. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

/**
 * Lets pages stop, crash and start an attached server (`POST /dev-server/stop`, `crash`, `start`),
 * so that one can see from inside a page what a link does then. The answer comes when it is done:
 * 204, or an error status and a sentence. Pages that may not connect may not do this either.
 */
export function remoteControl(
  server: Pick<AttachedServer, 'start' | 'stop' | 'crash'>,
  policy: OriginPolicy,
): Middleware {
  const actions = new Map<string, () => unknown>([
    ['start', () => server.start()],
    ['stop', () => server.stop()],
    ['crash', () => server.crash()],
  ]);

  return async (request, response, next) => {
    const { url = '', method, headers } = request;
    if (!url.startsWith(REMOTE_PATH)) return next();
    const action = actions.get(url.slice(REMOTE_PATH.length));
    const { host = '', origin } = headers;
    if (!policy.allowsHost(host) || (origin !== undefined && !policy.allowsOrigin(origin))) {
      answer(response, 403, 'This Host or Origin may not do that.');
    } else if (!action) {
      answer(response, 404, `There are ${[...actions.keys()].join(', ')} here.`);
    } else if (method !== 'POST') {
      response.setHeader('Allow', 'POST');
      answer(response, 405, 'Use POST.');
    } else {
      await action();
      answer(response, 204);
    }
  };
}

function answer(response: ServerResponse, status: number, sentence?: string): void {
  response.writeHead(status, sentence ? { 'Content-Type': 'text/plain; charset=utf-8' } : {});
  response.end(sentence && `${sentence}\n`);
}
