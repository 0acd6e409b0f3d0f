import { createSignal, For } from 'solid-js';

export function RoomList(props) {
  const [rooms, setRooms] = createSignal(['a', 'b', 'c']);

  return (
    <>
      <ul id="rooms">
        <For each={rooms()}>
          {(room) => (
            <li>
              Room {room}
              <heartbeat-socket id={`room-${room}`} url={props.server + room} />
            </li>
          )}
        </For>
      </ul>
      <button id="reverse" type="button" onClick={() => setRooms(rooms().toReversed())}>
        Reverse the rooms
      </button>
    </>
  );
}
