import { useHeartbeatSocket } from 'heartbeat-socket/vue';
import { ref } from 'vue';

const { send, state } = useHeartbeatSocket('/ws/');

// @ts-expect-error: no address
useHeartbeatSocket(5);
// @ts-expect-error: no ref of an address
useHeartbeatSocket(ref(5));
// @ts-expect-error: a getter, that gives no promise
useHeartbeatSocket(async () => '/ws/');
// @ts-expect-error: no option
useHeartbeatSocket('/ws/', { hartTime: 5 });
// @ts-expect-error: not that kind of event
useHeartbeatSocket('/ws/', { onMessage: (event: CloseEvent) => event.code });
// @ts-expect-error: it is told, not set
state.value = 'open';
// @ts-expect-error: nothing that can be sent
send(5);
