import type {} from 'heartbeat-socket/preact';
import { createRef } from 'preact';

const division = createRef<HTMLDivElement>();

export const wrong = (
  <>
    {/* @ts-expect-error: another element's ref */}
    <heartbeat-socket ref={division} />
    {/* @ts-expect-error: no address */}
    <heartbeat-socket url={5} />
    {/* @ts-expect-error: no number */}
    <heartbeat-socket heart-time="soon" />
    {/* @ts-expect-error: a function has no text */}
    <heartbeat-socket heart-message={() => 'ping'} />
    {/* @ts-expect-error: no such kind */}
    <heartbeat-socket binary-type="text" />
    {/* @ts-expect-error: no such property */}
    <heartbeat-socket hartTime={5} />
    {/* @ts-expect-error: heard only where the element is defined already */}
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
  </>
);
