import 'heartbeat-socket';
import 'heartbeat-socket/console';
import { once } from 'heartbeat-socket/async';
import { HeartbeatSocket } from 'heartbeat-socket/core';

const feed = document.querySelector('#feed');
feed.addEventListener('message', (event) => {
  document.querySelector('#of-the-tag').textContent = event.data;
});
feed.send('Hello from the tag!');

const socket = new HeartbeatSocket('/ws/');
socket.send('Hello from the class!');
once(socket, 'message').then((event) => {
  document.querySelector('#of-the-class').textContent = event.data;
});
