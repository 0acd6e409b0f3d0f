import { type HeartbeatSocketComposableOptions, useHeartbeatSocket } from 'heartbeat-socket/vue';
import { computed, reactive, ref, shallowRef } from 'vue';

const room = ref<string | null>('/ws/');
const options: HeartbeatSocketComposableOptions = reactive({ heartTime: 2000 });

const feed = useHeartbeatSocket(room, {
  protocols: ['one'],
  onMessage: ({ data }) => console.log(data),
  onClose: ({ cause, code }) => console.log(cause === 'client', code.toFixed()),
});
useHeartbeatSocket('/ws/', options);
useHeartbeatSocket(
  () => `/ws/${room.value}`,
  () => options,
);
useHeartbeatSocket(shallowRef(async () => '/ws/'));
useHeartbeatSocket(() => async () => '/ws/');
useHeartbeatSocket(computed(() => new URL('wss://localhost/')));

export const isOpen: boolean = feed.state.value === 'open';
export const latency: string | undefined = feed.latency.value?.toFixed();
export const last: string | undefined = feed.lastMessage.value?.data;
feed.send('Hello!');
