import { useHeartbeatSocket } from 'heartbeat-socket/react';
import { useRef } from 'react';

export function Wrong() {
  const division = useRef<HTMLDivElement>(null);
  const { send, state } = useHeartbeatSocket('/ws/');
  // @ts-expect-error: no address
  useHeartbeatSocket(5);
  // @ts-expect-error: no option
  useHeartbeatSocket('/ws/', { hartTime: 5 });
  // @ts-expect-error: no number
  useHeartbeatSocket('/ws/', { heartTime: '5' });
  // @ts-expect-error: not that kind of event
  useHeartbeatSocket('/ws/', { onMessage: (event: CloseEvent) => event.code });
  // @ts-expect-error: the hook itself ends the connection
  useHeartbeatSocket('/ws/', { signal: new AbortController().signal });
  // @ts-expect-error: nothing that can be sent
  send(5);
  // @ts-expect-error: no state
  state === 'opened';
  return (
    <>
      {/* @ts-expect-error: another element's ref */}
      <heartbeat-socket ref={division} />
      {/* @ts-expect-error: no address */}
      <heartbeat-socket url={5} />
      {/* @ts-expect-error: no number */}
      <heartbeat-socket heart-time="soon" />
      {/* @ts-expect-error: no text for the property */}
      <heartbeat-socket heartTime="2000" />
      {/* @ts-expect-error: a function has no text */}
      <heartbeat-socket heart-message={() => 'ping'} />
      {/* @ts-expect-error: no such kind */}
      <heartbeat-socket binary-type="text" />
      {/* @ts-expect-error: neither true nor false */}
      <heartbeat-socket manual="no" />
      {/* @ts-expect-error: no such property */}
      <heartbeat-socket hartTime={5} />
      {/* @ts-expect-error: React listens to what follows "on", letter by letter */}
      <heartbeat-socket onMessage={() => {}} />
      {/* @ts-expect-error: the same */}
      <heartbeat-socket onClose={() => {}} />
      {/* @ts-expect-error: the same, of an event that others have, too */}
      <heartbeat-socket onError={() => {}} />
      {/* @ts-expect-error: not that kind of event */}
      <heartbeat-socket onmessage={(event: CloseEvent) => event.code} />
      {/* @ts-expect-error: nothing to watch */}
      <socket-console socket={5} />
      {/* @ts-expect-error: no such text */}
      <socket-console texts={{ hello: 'Hello!' }} />
      {/* @ts-expect-error: neither true nor false */}
      <socket-console heartbeats="maybe" />
      {/* @ts-expect-error: it has no events of its own */}
      <socket-console onmessage={() => {}} />
      {/* @ts-expect-error: the console's own affair */}
      <socket-console renderOptions={{}} />
    </>
  );
}
