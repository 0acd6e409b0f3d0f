import {
  getCurrentInstance,
  getCurrentScope,
  type MaybeRefOrGetter,
  onMounted,
  onScopeDispose,
  type Ref,
  type ShallowRef,
  shallowRef,
  toValue,
  watch,
} from 'vue';
import {
  OwnedSocket,
  type OwnedSocketOptions,
  type SocketControls,
  type SocketFacts,
  type SocketUrl,
} from './owned-socket.ts';

/**
 * A url, a ref of one, or a getter. As everywhere in Vue a function is a getter: a function that is
 * to be asked before every attempt, for a fresh token, is given by a ref or a getter.
 */
export type SocketUrlSource = string | URL | null | undefined | Ref<SocketUrl> | (() => SocketUrl);

type Refs<Facts> = { readonly [Name in keyof Facts]: Readonly<ShallowRef<Facts[Name]>> };

/** What `useHeartbeatSocket()` gives. */
export interface HeartbeatSocketComposable extends Refs<SocketFacts>, SocketControls {}

/**
 * A `HeartbeatSocket` for a component, or any other scope. It connects when the component is
 * mounted, never on a server, and closes with 1000 when the scope ends.
 *
 * Another `url` or `protocols`, by content, reconnects; every other option applies to the running
 * link.
 *
 * @param url - A url, a ref of one, or a getter; `null` while there is nothing to connect to.
 * @param options - Those of `HeartbeatSocket`, `protocols`, and a handler for each event; also as a
 * reactive object, a ref or a getter.
 */
export function useHeartbeatSocket(
  url: SocketUrlSource,
  options: MaybeRefOrGetter<OwnedSocketOptions> = {},
): HeartbeatSocketComposable {
  const owned = new OwnedSocket(toValue(options));
  const state = shallowRef(owned.facts.state);
  const latency = shallowRef(owned.facts.latency);
  const lastMessage = shallowRef(owned.readMessage());
  owned.subscribe(() => {
    state.value = owned.facts.state;
    latency.value = owned.facts.latency;
    lastMessage.value = owned.facts.lastMessage;
  });
  // Every option is read, so that each is followed.
  const wanted = (): [SocketUrl, OwnedSocketOptions] => [
    toValue<SocketUrl>(url),
    { ...toValue(options) },
  ];
  watch(wanted, ([url, options]) => owned.want(url, options), { immediate: true });
  if (getCurrentInstance()) onMounted(() => owned.enter());
  else if (globalThis.document) owned.enter();
  if (getCurrentScope()) onScopeDispose(() => owned.leave());
  return { ...owned.controls, state, latency, lastMessage };
}
