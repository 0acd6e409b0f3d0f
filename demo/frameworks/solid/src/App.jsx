import { createSignal, Index, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { feedOptions } from './feed-options.js';
import { RoomList } from './RoomList.jsx';

export function App(props) {
  const [room, setRoom] = createSignal('feed');
  const [options, setOptions] = createSignal(feedOptions(400));
  const [isShown, setShown] = createSignal(true);
  const [isElsewhere, setElsewhere] = createSignal(false);
  const [heard, setHeard] = createSignal([]);
  const here = <div />;
  const elsewhere = <div id="elsewhere" />;
  let feed;

  const hear = ({ type }, fact = '') => setHeard((lines) => [...lines, `${type} ${fact}`.trim()]);

  return (
    <>
      <button id="send" type="button" onClick={() => feed.send('hello')}>
        Send hello
      </button>
      <button id="faster" type="button" onClick={() => setOptions(feedOptions(200))}>
        Beat faster
      </button>
      <button id="move-room" type="button" onClick={() => setRoom('other')}>
        Go to the other room
      </button>
      <button
        id="rerender"
        type="button"
        onClick={() => setOptions(feedOptions(options().heartTime))}
      >
        Render again
      </button>
      <button id="toggle" type="button" onClick={() => setShown(!isShown())}>
        {isShown() ? 'Leave' : 'Enter'}
      </button>
      <button id="teleport" type="button" onClick={() => setElsewhere(!isElsewhere())}>
        Move
      </button>

      {here}
      <Portal mount={isElsewhere() ? elsewhere : here}>
        <Show when={isShown()}>
          <heartbeat-socket
            ref={feed}
            id="feed"
            url={props.server + room()}
            protocols={options().protocols}
            heart-time={options().heartTime}
            heart-timeout={options().heartTimeout}
            heart-message={options().heartMessage}
            prop:shouldReconnect={options().shouldReconnect}
            reconnect-time="300"
            binary-type="arraybuffer"
            manual={props.isManual}
            on:open={(event) => hear(event, event.detail.attempt)}
            on:message={(event) => hear(event, event.data)}
            on:heartbeat={(event) => hear(event)}
            on:close={(event) => hear(event)}
            on:reconnecting={(event) => hear(event)}
            on:unsent={(event) => hear(event)}
            on:error={(event) => hear(event)}
            on:statechange={(event) => hear(event)}
          />
        </Show>
      </Portal>

      <RoomList server={props.server} />
      {elsewhere}
      <socket-console for="feed" />
      <ol id="heard">
        <Index each={heard()}>{(line) => <li>{line()}</li>}</Index>
      </ol>
    </>
  );
}
