import type { HeartbeatSocketElement } from 'heartbeat-socket';
import 'heartbeat-socket';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import 'heartbeat-socket/console';
import type { HeartbeatSocketProps } from 'heartbeat-socket/solid';
import { createSignal } from 'solid-js';

export function App() {
  const [last, setLast] = createSignal('');
  let feed!: HeartbeatSocketElement;
  let log!: SocketConsoleElement;
  const more: HeartbeatSocketProps = { 'heart-time': 2000 };
  return (
    <>
      <heartbeat-socket
        ref={feed}
        id="feed"
        class="feed"
        url="/ws/"
        heart-time={2000}
        heart-timeout="1000"
        heart-message={() => 'ping'}
        attr:reconnect-time="500"
        binary-type="arraybuffer"
        bool:manual={true}
        on:open={() => feed.send('Hello!')}
        on:message={(event) => setLast(`${event.data} of ${event.detail.origin}`)}
        on:close={{ handleEvent: ({ code }) => code.toFixed(), once: true }}
        onError={({ error }) => error.message}
        onStatechange={({ detail }) => detail.previous === 'waiting'}
        onClick={(event) => event.currentTarget.reconnect()}
      />
      <heartbeat-socket
        {...more}
        prop:url={async () => '/ws/'}
        prop:protocols={['one', 'two']}
        prop:heartTime={2000}
        prop:heartReply={(data, probe) => data === probe}
        prop:shouldReconnect={({ cause }) => cause !== 'server'}
        manual={false}
      />
      <socket-console ref={log} for="feed" heartbeats onClick={() => log.clear()} />
      <socket-console html-for="feed" texts={{ send: 'Go' }} prop:socket={feed} />
      <p>{last()}</p>
    </>
  );
}
