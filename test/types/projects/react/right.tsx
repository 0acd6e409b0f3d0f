import type { HeartbeatSocketElement } from 'heartbeat-socket';
import 'heartbeat-socket';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import 'heartbeat-socket/console';
import { type HeartbeatSocketHookOptions, useHeartbeatSocket } from 'heartbeat-socket/react';
import { useRef, useState } from 'react';

export function ByTag({ room }: { readonly room: string | undefined }) {
  const feed = useRef<HeartbeatSocketElement>(null);
  const log = useRef<SocketConsoleElement>(null);
  const [last, setLast] = useState('');
  return (
    <>
      <heartbeat-socket
        ref={feed}
        key="feed"
        id="feed"
        className="feed"
        url={room}
        heart-time={2000}
        heart-timeout="1000"
        binary-type="arraybuffer"
        manual
        onopen={() => feed.current?.send('Hello!')}
        onmessage={(event) => setLast(`${event.data} of ${event.detail.origin}`)}
        onheartbeat={({ detail }) => detail.latency.toFixed()}
        onclose={({ code, detail }) => [code.toFixed(), detail.willReconnect]}
        onerror={({ error }) => error.message}
        onreconnecting={(event) => event.preventDefault()}
        onunsent={({ detail }) => detail.data.length}
        onstatechange={({ detail }) => detail.previous === 'waiting'}
        onClick={(event) => event.currentTarget.reconnect()}
      />
      <heartbeat-socket
        url={async () => '/ws/'}
        protocols={['one', 'two']}
        heartTime={2000}
        heartMessage={Uint8Array.of(1)}
        heartReply={(data, probe) => data === probe}
        fatalCodes={[4000, '4001-4003']}
        shouldReconnect={({ cause }) => cause !== 'server'}
        binaryType="blob"
        manual={false}
      />
      <socket-console ref={log} for="feed" heartbeats onClick={() => log.current?.clear()} />
      <socket-console htmlFor="feed" texts={{ send: 'Go' }} socket={null} heartbeats={false} />
      <p>{last}</p>
    </>
  );
}

export function ByHook({ room }: { readonly room: string | null }) {
  const options: HeartbeatSocketHookOptions = { heartTime: 2000, protocols: ['one'] };
  const feed = useHeartbeatSocket(room, {
    ...options,
    onMessage: ({ data }) => console.log(data),
    onClose: ({ cause, code }) => console.log(cause === 'client', code.toFixed()),
  });
  useHeartbeatSocket(async () => new URL('wss://localhost/'));
  const state: 'idle' | 'connecting' | 'open' | 'closing' | 'waiting' | 'closed' = feed.state;
  return (
    <>
      <button type="button" onClick={() => feed.send('Hello!')} disabled={state !== 'open'}>
        {feed.latency?.toFixed()} {String(feed.lastMessage?.data)}
      </button>
      <socket-console socket={feed.socket} />
    </>
  );
}
