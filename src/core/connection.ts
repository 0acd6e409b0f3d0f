import { checkProtocols, type ProtocolsSource, resolveUrl, type UrlSource } from './address.ts';
import { createAlarm } from './alarm.ts';
import { asking, toError } from './callbacks.ts';
import { type Clock, systemClock } from './clock.ts';
import { checkClose } from './close-codes.ts';
import { messageFormat } from './heartbeat-format.ts';
import { createHeldMessages } from './held-messages.ts';
import { isOnline, onBlocked, onHint } from './hints.ts';
import { type Interposer, letGo, type WebSocketClass } from './link.ts';
import { next, wakeAt } from './machine.ts';
import { isPlain, type Settings } from './options.ts';
import { createOutbox } from './outbox.ts';
import type { ConnectionState, MessageData, SendData, TapRecord } from './reports.ts';
import { copyOf, isBytes, sizeOf, toSendData } from './send-data.ts';
import type { Happening, Report, State, StateOf, Step } from './state.ts';

/** What a connection needs from outside; each has the platform's own as its default. */
export interface Surroundings {
  readonly clock?: Clock | undefined;
  /** A random number from 0 to 1. */
  readonly random?: (() => number) | undefined;
  /** The WebSocket class; `globalThis.WebSocket` at the moment of connecting. */
  readonly WebSocket?: WebSocketClass | undefined;
  /** Closes the connection, for good, when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

type Source = readonly [url: UrlSource | undefined, protocols: ProtocolsSource];

/** The connection behind both faces. */
export interface Connection {
  /** Where to connect, and with which subprotocols. */
  source: Source;
  /** Other values than the two are ignored, as on WebSocket. */
  binaryType: string;
  /** The source of the running or last attempt, or the one that can't be tried. */
  tried: Source | undefined;
  /** What its url resolved to. */
  address: string;
  /** The last measured round trip, in milliseconds. */
  latency: number | null;
  /** Whether the page's last word was not `close()`, which no new address undoes. */
  isWanted: boolean;
  readonly state: ConnectionState;
  readonly readyState: number;
  readonly bufferedAmount: number;
  readonly protocol: string;
  readonly extensions: string;
  /** Other settings, for the running link too; a wait that was told already stays as it is. */
  configure(settings: Partial<Settings>): void;
  /**
   * Starts when idle or closed, tries now when waiting, else does nothing. `strict` throws what the
   * WebSocket class throws on its construction, which else is a failed attempt.
   */
  connect(strict?: boolean): void;
  /** Drops the link, if any, and connects at once. */
  reconnect(): void;
  close(code?: number, reason?: string): void;
  /** The page goes into the back-forward cache: the link is let go, what is held is kept. */
  suspend(): void;
  check(): void;
  tap(observer: (record: TapRecord) => void): () => void;
  interpose(interposer?: Interposer): void;
  send(data: SendData): void;
}

/** `readyState` by state; it is 0 for the others, which still hope for a link. */
const readyStates: Partial<Record<ConnectionState, number>> = {
  closed: 3,
  closing: 2,
  idle: 3,
  open: 1,
};

const isFunction = (value: unknown): value is () => unknown => typeof value === 'function';

/**
 * Makes a connection: it does what the state machine decides, owns the one socket, the one timer,
 * the held messages and the listeners, and reports in one order. `tell` dispatches a report, and
 * answers false where a listener prevented it.
 */
export function createConnection(
  settings: Settings,
  tell: (report: Report) => boolean,
  outside: Surroundings = {},
): Connection {
  const { clock = systemClock, random = Math.random } = outside;
  const held = createHeldMessages();
  const observers = new Set<(record: TapRecord) => void>();
  const outbox = createOutbox(deliver, (goOn) => clock.setTimeout(goOn, 0));
  const ask = asking(fault);
  const format = messageFormat(ask);
  const alarm = createAlarm(
    clock,
    () => Math.min(held.expiresAt(settings.queueTime), wakeAt(state, settings)),
    (late) => hear({ type: 'tick', late }),
  );

  let state: State = { name: 'idle' };
  let socket: WebSocket | undefined;
  let interposer: Interposer | undefined;
  let binaryType: BinaryType = 'blob';
  /** Bytes that were given to `send()` as a native socket takes them after its end. */
  let discarded = 0;
  /** The socket whose `open` event is, or was, on its way. */
  let ready: WebSocket | undefined;
  /** Whether a failure to make a socket is thrown rather than told. */
  let isStrict = false;
  /** What tells one attempt, with its link, from the next. */
  let attempt = {};
  /** What is listened to in the present state. */
  let watching = new AbortController();

  // What happens

  function start(type: 'connect' | 'reconnect'): void {
    if (outside.signal?.aborted) return;
    const [url, protocols] = connection.source;
    let error: unknown;
    try {
      if (!isFunction(url)) resolveUrl(url);
      if (!isFunction(protocols)) checkProtocols(protocols);
    } catch (unusable) {
      error = unusable;
    }
    connection.isWanted = true;
    signal({ type, error: error as Error });
  }

  /** Which owed probe `data` is the reply to, or −1. */
  const replyTo = (data: unknown) =>
    state.name === 'open' && state.owed.length ? format.replyTo(data, state.owed, settings) : -1;

  function received({ data, origin }: MessageEvent): void {
    if (state.name !== 'open') return;
    const reply = replyTo(data);
    const isMessage = reply < 0;
    const asBlob = isMessage && data instanceof ArrayBuffer && binaryType === 'blob';
    const message: MessageData = asBlob ? new Blob([data]) : data;
    if (observers.size) observe({ type: isMessage ? 'received' : 'reply', data: message });
    // A callback or an observer may have closed it: then nothing arrives any more.
    const { deadline } = state as StateOf<'open'>;
    if (connection.state !== 'open') return;
    // Frames come in floods, and are judged by the time alone.
    commit(next(state, { time: clock.now(), settings, type: 'received', reply }));
    alarm.unchain(deadline);
    if (isMessage) outbox.pass({ type: 'message', detail: { data: message, origin } });
    else setSocketBinaryType();
  }

  /** Listens to the surroundings while there is a connection to keep, or to be called off. */
  function watch(): void {
    watching.abort();
    watching = new AbortController();
    if (state.name === 'closed') return;
    outside.signal?.addEventListener('abort', () => connection.close(), {
      signal: watching.signal,
    });
    // Hints are of use where something is there to be probed, or to be tried again.
    if (state.name !== 'idle' && (settings.heartTime || settings.reconnectCount)) {
      onHint((type) => signal({ type }), watching.signal);
    }
  }

  // Deciding

  const isRenewable = () => connection.source.some(isFunction);

  const judge = (happening: Happening, allowed = true) =>
    next(state, {
      time: clock.now(),
      renewable: isRenewable(),
      online: isOnline(),
      settings,
      random: random(),
      allowed,
      buffered: connection.bufferedAmount,
      ...happening,
    });

  function signal(happening: Happening): void {
    const before = attempt;
    const { shouldReconnect } = settings;
    let step = judge(happening);
    const end = step.ask;
    if (end && shouldReconnect) {
      const allowed = ask('shouldReconnect', () => shouldReconnect(end), true);
      // The callback may itself have closed, reconnected or sent: then that holds.
      if (attempt !== before) return;
      step = judge(happening, allowed);
    }
    commit(step);
    giveBack(held.take(settings.queueTime, clock.now()), 'expired');
    if (state.name === 'closed') {
      giveBack(held.take(0), 'closed');
      connection.tried = connection.source;
    }
    alarm.set();
  }

  /** What happens in a task of its own. */
  function hear(happening: Happening): void {
    outbox.reset();
    signal(happening);
  }

  // Doing

  function commit(step: Step): void {
    const previous = state.name;
    state = step.state;
    const { name } = state;
    if (name !== previous) {
      outbox.push({ type: 'statechange', detail: { state: name, previous } });
      if (name === 'waiting' || name === 'closed') drop();
      // Some engines tell of a blocked attempt only after it has failed.
      if (name !== 'waiting') watch();
    }
    if (step.error) fault(step.error);
    if (step.end) {
      outbox.push({ type: 'close', detail: { ...step.end, willReconnect: name !== 'closed' } });
    }
    for (const effect of step.effects ?? []) {
      if (effect.type === 'attempt') {
        drop(1000);
        watch();
        beginAttempt();
      } else if (effect.type === 'probe') {
        const data = format.probe(settings);
        // The callback that made it may have closed the link.
        if (connection.state === 'open') {
          write('probe', data);
          setSocketBinaryType();
        }
      } else {
        if (effect.type === 'heartbeat') connection.latency = effect.detail.latency;
        outbox.push(effect);
      }
    }
  }

  function drop(code?: number): void {
    attempt = {};
    if (socket) letGo(socket, code);
  }

  /** Asks for address and subprotocols, at once where they are fixed, and makes a socket. */
  function beginAttempt(): void {
    const own = attempt;
    const { source } = connection;
    connection.tried = source;
    socket = undefined;
    discarded = 0;
    const go = ([url, protocols]: readonly unknown[]) => {
      if (attempt === own) dial(resolveUrl(url), checkProtocols(protocols || []));
    };
    const fail = (error: unknown) => {
      if (attempt === own) signal({ type: 'ended', error: toError(error) });
    };
    if (isRenewable()) {
      Promise.all(source.map(async (one) => (isFunction(one) ? one() : one)))
        .then(go)
        .catch(fail);
    } else {
      try {
        go(source);
      } catch (error) {
        if (isStrict) {
          connection.close();
          throw error;
        }
        fail(error);
      }
    }
  }

  function dial(url: string, protocols: string[]): void {
    const Socket = outside.WebSocket ?? (globalThis.WebSocket as WebSocketClass | undefined);
    if (!Socket) throw new TypeError('Give options.WebSocket.');
    connection.address = url;
    // Chromium tells a blocked socket's error, but never its close.
    const block = () => {
      const error = new Error('Blocked: add the address to connect-src.');
      signal({ type: 'ended', error, allowed: false });
    };
    if (!isPlain(settings)) onBlocked(url, block, watching.signal);
    adopt(() => new Socket(url, protocols));
  }

  /** Takes a socket into use, by way of whoever stands in between. */
  function adopt(dial: () => WebSocket): void {
    let failure: Error | undefined;
    socket = interposer ? interposer(dial, (data) => replyTo(data) >= 0) : dial();
    setSocketBinaryType();
    socket.onopen = () => {
      const { address: url, protocol } = connection;
      hear({ type: 'opened', url, protocol });
      alarm.unchain();
    };
    socket.onmessage = received;
    socket.onerror = () => {
      const error = new Error('No link: check server, path and origin.');
      if (isPlain(settings)) fault(error);
      else failure = error;
    };
    socket.onclose = (end) => hear({ type: 'ended', end, error: failure });
  }

  /** Bytes can only be told from a reply while they come as an ArrayBuffer. */
  function setSocketBinaryType(): void {
    const owed = state.name === 'open' && state.owed.some(({ data }) => isBytes(data));
    if (socket) socket.binaryType = owed ? 'arraybuffer' : binaryType;
  }

  // Sending

  /** The socket, where it does by itself all that is asked: it converts, throws and counts. */
  const plainSocket = () => (isPlain(settings) ? socket : undefined);

  /** Whether messages are written at once. */
  const isWritable = () => state.name === 'open' && ready?.readyState === 1;

  function write(type: 'sent' | 'probe', data: SendData): void {
    if (!socket) return;
    const before = socket.bufferedAmount;
    try {
      socket.send(data as string);
    } catch (error) {
      // A probe that can't be written counts as sent: so a link that takes nothing is found dead.
      if (type === 'sent') throw error;
      fault(error);
    }
    const buffered = socket.bufferedAmount;
    commit(next(state, { time: clock.now(), settings, type, data, before, buffered }));
    // What a plain socket takes after its end goes nowhere.
    if (state.name === 'open') observe({ type, data });
  }

  function giveBack(data: SendData[], reason: 'closed' | 'expired'): void {
    if (data.length) outbox.push({ type: 'unsent', detail: { data, reason } });
  }

  // Telling

  function fault(error: unknown): void {
    outbox.push({ type: 'error', detail: { error: toError(error) } });
  }

  function deliver(report: Report): void {
    const { type } = report;
    if (type !== 'message') observe(report);
    // Another link may have taken its place since it was up.
    if (type === 'open' && socket?.readyState) ready = socket;
    // Only `reconnecting` can be prevented, and only while it still holds.
    if (!tell(report) && state.name === 'waiting') connection.close();
    // The listeners have had the first word; now comes what was held.
    if (type !== 'open' || !isWritable()) return;
    for (const data of held.drain()) {
      write('sent', data);
      // Where an observer closes it midway, the rest stays held.
      if (!isWritable()) break;
    }
  }

  function observe(record: Omit<TapRecord, 'time'>): void {
    for (const observer of observers) {
      try {
        observer({ ...record, time: clock.now() });
      } catch (error) {
        console.error(error);
      }
    }
  }

  const connection: Connection = {
    source: [undefined, []],
    tried: undefined,
    address: '',
    isWanted: true,
    latency: null,
    get binaryType() {
      return binaryType;
    },
    set binaryType(type) {
      if (type === 'blob' || type === 'arraybuffer') binaryType = type;
      setSocketBinaryType();
    },
    get state() {
      return state.name;
    },
    get readyState() {
      // A plain socket shows the platform's own state, which runs ahead of its events.
      return plainSocket()?.readyState ?? readyStates[state.name] ?? 0;
    },
    get bufferedAmount() {
      return (socket?.bufferedAmount ?? 0) + held.bytes + discarded;
    },
    get protocol() {
      return socket?.protocol ?? '';
    },
    get extensions() {
      return socket?.extensions ?? '';
    },
    reconnect: () => start('reconnect'),
    connect(strict = false) {
      isStrict = strict;
      start('connect');
      isStrict = false;
    },
    configure(changes) {
      settings = { ...settings, ...changes };
      watch();
      alarm.set();
    },
    close(code, reason) {
      const plain = plainSocket();
      // How a number becomes a code differs by engine.
      if (plain) plain.close(code, reason);
      else checkClose(code, reason);
      connection.isWanted = false;
      if (state.name === 'closing') return;
      signal({ type: 'close', handover: !!plain });
      if (connection.state === 'closing') socket?.close(code, reason);
    },
    interpose(given) {
      interposer = given;
      const running = 'since' in state && socket;
      if (running) adopt(() => running);
    },
    tap(observer) {
      observers.add(observer);
      return () => observers.delete(observer);
    },
    check: () => signal({ type: 'hint' }),
    suspend: () => signal({ type: 'suspend' }),
    send(given) {
      const { queueLimit } = settings;
      const { name } = state;
      const data = plainSocket() ? given : toSendData(given);
      if (plainSocket() || isWritable() || (name === 'open' && !queueLimit)) {
        write('sent', data);
      } else if (!queueLimit) {
        if (!connection.readyState) {
          throw new DOMException('No link: wait for open.', 'InvalidStateError');
        }
        // What a native socket does with data that it can't send.
        discarded += sizeOf(data);
      } else if (name === 'closing' || name === 'closed') {
        giveBack([copyOf(data)], 'closed');
      } else {
        held.hold(data, queueLimit, clock.now());
        observe({ type: 'held', data });
        alarm.set();
      }
    },
  };
  watch();
  if (outside.signal?.aborted) connection.close();
  return connection;
}
