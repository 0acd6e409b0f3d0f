'use client';
import { useEffect, useRef, useState } from 'react';
import 'heartbeat-socket';
import 'heartbeat-socket/console';
import { HeartbeatSocket } from 'heartbeat-socket/core';

export function Feed({ url }) {
  const feed = useRef(null);
  const [ofTag, setOfTag] = useState('');
  const [ofClass, setOfClass] = useState('');

  useEffect(() => {
    const tag = feed.current;
    const listen = (event) => setOfTag(event.data);
    tag.addEventListener('message', listen);
    tag.send('Hello from the tag!');
    return () => tag.removeEventListener('message', listen);
  }, []);

  useEffect(() => {
    const socket = new HeartbeatSocket(url);
    socket.onmessage = (event) => setOfClass(event.data);
    socket.send('Hello from the class!');
    return () => socket.close();
  }, [url]);

  return (
    <>
      <heartbeat-socket id="feed" ref={feed} url={url} />
      <socket-console for="feed" />
      <p id="of-the-tag">{ofTag}</p>
      <p id="of-the-class">{ofClass}</p>
    </>
  );
}
