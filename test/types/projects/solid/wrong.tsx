import type {} from 'heartbeat-socket/solid';

export function Wrong() {
  let division!: HTMLDivElement;
  return (
    <>
      {/* @ts-expect-error: another element's ref */}
      <heartbeat-socket ref={division} />
      {/* @ts-expect-error: no address */}
      <heartbeat-socket url={5} />
      {/* @ts-expect-error: no number */}
      <heartbeat-socket heart-time="soon" />
      {/* @ts-expect-error: Solid would lower its case */}
      <heartbeat-socket heartTime={2000} />
      {/* @ts-expect-error: no number */}
      <heartbeat-socket prop:heartTime="soon" />
      {/* @ts-expect-error: a function has no text */}
      <heartbeat-socket attr:heart-message={() => 'ping'} />
      {/* @ts-expect-error: no such kind */}
      <heartbeat-socket binary-type="text" />
      {/* @ts-expect-error: not that kind of event */}
      <heartbeat-socket on:message={(event: CloseEvent) => event.code} />
      {/* @ts-expect-error: not that kind of event */}
      <heartbeat-socket onClose={(event: MessageEvent) => event.data} />
      {/* @ts-expect-error: no such event */}
      <heartbeat-socket onMessages={() => {}} />
      {/* @ts-expect-error: nothing to watch */}
      <socket-console prop:socket={5} />
      {/* @ts-expect-error: no such text */}
      <socket-console texts={{ hello: 'Hello!' }} />
    </>
  );
}
