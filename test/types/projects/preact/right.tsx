import type { HeartbeatSocketElement } from 'heartbeat-socket';
import 'heartbeat-socket';
import type { SocketConsoleElement } from 'heartbeat-socket/console';
import 'heartbeat-socket/console';
import type { HeartbeatSocketProps } from 'heartbeat-socket/preact';
import { createRef } from 'preact';

const feed = createRef<HeartbeatSocketElement>();
const log = createRef<SocketConsoleElement>();
const more: HeartbeatSocketProps = { 'heart-time': 2000 };

export const app = (
  <>
    <heartbeat-socket
      ref={feed}
      key="feed"
      id="feed"
      class="feed"
      url="/ws/"
      heart-time={2000}
      heart-timeout="1000"
      binary-type="arraybuffer"
      manual
      onopen={() => feed.current?.send('Hello!')}
      onmessage={(event) => console.log(event.data, event.detail.origin)}
      onclose={({ code, detail }) => console.log(code.toFixed(), detail.willReconnect)}
      onerror={({ error }) => console.log(error.message)}
      onstatechange={({ detail }) => console.log(detail.previous === 'waiting')}
      onClick={(event) => event.currentTarget.reconnect()}
    />
    <heartbeat-socket
      {...more}
      url={async () => '/ws/'}
      protocols={['one', 'two']}
      heartTime={2000}
      heartMessage={() => 'ping'}
      fatalCodes={[4000, '4001-4003']}
      shouldReconnect={({ cause }) => cause !== 'server'}
      manual={false}
    />
    <socket-console ref={log} for="feed" heartbeats onClick={() => log.current?.clear()} />
    <socket-console htmlFor="feed" texts={{ send: 'Go' }} socket={feed.current} />
  </>
);
