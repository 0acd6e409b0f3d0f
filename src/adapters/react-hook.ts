import { useEffect, useInsertionEffect, useState, useSyncExternalStore } from 'react';
import {
  nothingYet,
  OwnedSocket,
  type OwnedSocketOptions,
  type SocketControls,
  type SocketFacts,
  type SocketUrl,
} from './owned-socket.ts';

/** What `useHeartbeatSocket()` gives. */
export interface HeartbeatSocketHook extends SocketFacts, SocketControls {}

/**
 * A `HeartbeatSocket` for a component. It connects when the component is mounted, never on a
 * server, and closes with 1000 when it is unmounted; StrictMode makes no second connection.
 *
 * Handlers and functions may be new at every rendering: the latest are called. Another `url` or
 * `protocols`, by content, reconnects; every other option applies to the running link. The
 * component is rendered again when `state` or `latency` changes, and for messages only if it reads
 * `lastMessage`. `onMessage` hears every message, also those between two renderings.
 *
 * @param url - As of `HeartbeatSocket`; `null` while there is nothing to connect to.
 * @param options - Those of `HeartbeatSocket`, `protocols`, and a handler for each event.
 */
export function useHeartbeatSocket(
  url: SocketUrl,
  options: OwnedSocketOptions = {},
): HeartbeatSocketHook {
  const [owned] = useState(() => new OwnedSocket(options));
  const { state, latency } = useSyncExternalStore(
    owned.subscribe,
    () => owned.facts,
    () => nothingYet,
  );
  useInsertionEffect(() => {
    owned.handlers = options;
  });
  useEffect(() => owned.want(url, options));
  useEffect(() => {
    owned.enter();
    return () => owned.leave();
  }, [owned]);
  return {
    ...owned.controls,
    state,
    latency,
    get lastMessage() {
      return owned.readMessage();
    },
  };
}
