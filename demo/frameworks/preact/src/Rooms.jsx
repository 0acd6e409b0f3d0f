import { useReducer, useRef, useState } from 'preact/hooks';
import { Movable } from './Movable.jsx';

/** A feed that can be changed, moved and left out, and a list of rooms, each with its own link. */
export function Rooms({ server, isManual }) {
  const feed = useRef(null);
  const [room, setRoom] = useState('feed');
  const [heartTime, setHeartTime] = useState(400);
  const [isShown, setShown] = useState(true);
  const [isElsewhere, setElsewhere] = useState(false);
  const [rooms, setRooms] = useState(['a', 'b', 'c']);
  const [heard, setHeard] = useState([]);
  const [, rerender] = useReducer((count) => count + 1, 0);

  const hear = (line) => setHeard((heard) => [...heard, line]);

  return (
    <>
      <button id="send" type="button" onClick={() => feed.current.send('hello')}>
        Send hello
      </button>
      <button id="faster" type="button" onClick={() => setHeartTime(200)}>
        Beat faster
      </button>
      <button id="move-room" type="button" onClick={() => setRoom('other')}>
        Go to the other room
      </button>
      <button id="rerender" type="button" onClick={rerender}>
        Render again
      </button>
      <button id="toggle" type="button" onClick={() => setShown(!isShown)}>
        {isShown ? 'Leave' : 'Enter'}
      </button>
      <button id="teleport" type="button" onClick={() => setElsewhere(!isElsewhere)}>
        Move
      </button>
      <button id="reverse" type="button" onClick={() => setRooms(rooms.toReversed())}>
        Reverse the rooms
      </button>

      <div id="here" />
      <div id="elsewhere" />
      {isShown && (
        <Movable to={isElsewhere ? '#elsewhere' : '#here'}>
          <heartbeat-socket
            id="feed"
            ref={feed}
            url={server + room}
            protocols={['chat', 'news']}
            heart-time={heartTime}
            heart-timeout={5000}
            reconnect-time="300"
            binary-type="arraybuffer"
            manual={isManual}
            heartMessage={() => 'ping'}
            shouldReconnect={() => true}
            onopen={(event) => hear(`open ${event.detail.attempt}`)}
            onmessage={(event) => hear(`message ${event.data}`)}
            onheartbeat={(event) => hear(event.type)}
            onclose={(event) => hear(event.type)}
            onreconnecting={(event) => hear(event.type)}
            onunsent={(event) => hear(event.type)}
            onerror={(event) => hear(event.type)}
            onstatechange={(event) => hear(event.type)}
          />
        </Movable>
      )}

      <ul id="rooms">
        {rooms.map((name) => (
          <li key={name}>
            Room {name}
            <heartbeat-socket id={`room-${name}`} url={server + name} />
          </li>
        ))}
      </ul>

      <socket-console for="feed" />
      <ol id="heard">
        {heard.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ol>
    </>
  );
}
