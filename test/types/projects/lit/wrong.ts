import { HeartbeatSocketController } from 'heartbeat-socket/lit';
import { LitElement } from 'lit';

const host = new LitElement();
const feed = new HeartbeatSocketController(host, '/ws/');

// @ts-expect-error: no element of Lit
new HeartbeatSocketController(document.body, '/ws/');
// @ts-expect-error: no address
new HeartbeatSocketController(host, 5);
// @ts-expect-error: no option
new HeartbeatSocketController(host, '/ws/', { hartTime: 5 });
// @ts-expect-error: not that kind of event
new HeartbeatSocketController(host, '/ws/', { onMessage: (event: CloseEvent) => event.code });
// @ts-expect-error: no address
feed.url = 5;
// @ts-expect-error: it is told, not set
feed.state = 'open';
// @ts-expect-error: nothing that can be sent
feed.send(5);
