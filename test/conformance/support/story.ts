import { bounded } from '../../support/waiting.ts';

/** What a page does in its handlers, by event type; `start`: as soon as the socket is made. */
export type Acts = Readonly<Partial<Record<EventName | 'start', (socket: WebSocket) => unknown>>>;

export const eventNames = ['open', 'message', 'error', 'close'] as const;

export type EventName = (typeof eventNames)[number];

/**
 * All that a page sees of a socket until its `close` event, one line for each event: its type, the
 * `readyState`, and what the event says. An exception of an act is a line, too.
 */
export async function story(socket: WebSocket, acts: Acts = {}): Promise<string[]> {
  const lines: string[] = [];
  const act = (name: keyof Acts) => {
    try {
      acts[name]?.(socket);
    } catch (error) {
      lines.push(`${name} threw ${(error as Error).name}`);
    }
  };
  const closed = new Promise<void>((resolve) => {
    for (const type of eventNames) {
      socket.addEventListener(type, (event) => {
        lines.push([type, socket.readyState, ...facts(event)].join(' '));
        act(type);
        if (type === 'close') resolve();
      });
    }
  });
  act('start');
  await bounded(closed, () => `close event after ${JSON.stringify(lines)}`);
  return lines;
}

function facts(event: Event): unknown[] {
  if (event instanceof CloseEvent) {
    const { code, reason, wasClean } = event;
    return [code, `"${reason}"`, wasClean ? 'clean' : 'not clean'];
  }
  return event instanceof MessageEvent ? [show(event.data)] : [];
}

function show(data: unknown): string {
  if (typeof data === 'string') return `"${data}"`;
  return data instanceof Blob
    ? `Blob(${data.size})`
    : `ArrayBuffer(${(data as ArrayBuffer).byteLength})`;
}

/** What is thrown, as `ClassName: name` (`DOMException: SyntaxError`), or `nothing`. */
export function thrown(act: () => unknown): string {
  try {
    act();
    return 'nothing';
  } catch (error) {
    if (!(error instanceof Error)) return `no Error: ${String(error)}`;
    return `${error.constructor.name}: ${error.name}`;
  }
}

export const outcomes = {
  none: 'nothing',
  syntax: 'DOMException: SyntaxError',
  access: 'DOMException: InvalidAccessError',
  state: 'DOMException: InvalidStateError',
  type: 'TypeError: TypeError',
} as const;
