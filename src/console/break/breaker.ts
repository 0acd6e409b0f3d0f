import type { ReactiveController } from 'lit';
import { type FaultInjection, injectFaults } from '../../faults/inject-faults.ts';
import type { Inspector } from '../inspector.ts';
import type { FaultName } from '../record/entry.ts';
import type { Breakable, Source } from '../watch/source.ts';
import {
  type Breakage,
  fateOfAttempt,
  fateOfIncoming,
  fateOfOutgoing,
  type Toggle,
  toggles,
} from './fates.ts';

/** Faults in force. */
interface InForce {
  readonly source: Source;
  readonly breakable: Breakable;
  readonly injection: FaultInjection;
}

/** Which breaker breaks each socket now: its faults are replaced by those of another. */
const breakers = new WeakMap<object, Breaker>();

/**
 * Breaks the socket that is watched, and writes into the log what it breaks. Its faults end with what
 * the user looks at: when the console leaves the page, watches another socket, or may not act.
 */
export class Breaker implements ReactiveController {
  readonly #inspector: Inspector;
  #breakage: Breakage = { active: new Set(), delay: 500 };
  #inForce: InForce | undefined;
  /** Whether something was lost for want of a network. */
  #hasGap = false;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
    inspector.host.addController(this);
  }

  /** Whether there is a socket that can be broken. */
  get can(): boolean {
    return this.#inspector.source?.breakable !== undefined;
  }

  /** Whether there is something to cut. */
  get canCut(): boolean {
    const state = this.#inspector.source?.state;
    return this.can && (state === 'open' || state === 'connecting');
  }

  /** What is switched on, in the order in which it is shown. */
  get active(): readonly Toggle[] {
    return toggles.filter((name) => this.#breakage.active.has(name));
  }

  /** The delay each way, in milliseconds. */
  get delay(): number {
    return this.#breakage.delay;
  }

  set delay(delay: number) {
    this.#breakage = { ...this.#breakage, delay };
    this.#inspector.host.requestUpdate();
  }

  /** Switches a fault on or off. */
  set(name: Toggle, isOn: boolean): void {
    this.#become(toggles.filter((each) => (each === name ? isOn : this.active.includes(each))));
  }

  /** Switches all faults off. */
  end(): void {
    this.#become([]);
  }

  /** Switches all off, where it is this socket that is broken: another console breaks it now. */
  yield(breakable: object): void {
    if (this.#inForce?.breakable === breakable) this.end();
  }

  /** Cuts the link, or the running attempt, as a broken network does. */
  cut(): void {
    if (!this.canCut) return;
    this.#force()?.injection.cut();
    this.#note(['cut', ...this.active]);
    if (this.active.length === 0) this.#stop();
  }

  hostUpdate(): void {
    const { source, readOnly } = this.#inspector;
    if (this.#inForce && (readOnly || source !== this.#inForce.source)) this.end();
  }

  hostDisconnected(): void {
    this.end();
  }

  #become(active: readonly Toggle[]): void {
    const before = this.active;
    if (active.join() === before.join()) return;
    const inForce = this.#force();
    if (!inForce) return;
    const { source, injection } = inForce;
    this.#breakage = { ...this.#breakage, active: new Set(active) };
    // Without a network: what has begun would still open. With one again: a real link sends again
    // what was lost, or ends; it does not go on with a gap.
    const isOffline = active.includes('offline');
    if (isOffline ? source.state === 'connecting' : this.#hasGap) injection.cut();
    if (!isOffline) this.#hasGap = false;
    if (active.length === 0) this.#stop();
    // Of a socket that is watched no more, the log tells no more.
    if (source === this.#inspector.source) this.#note(active);
  }

  #force(): InForce | undefined {
    const { source } = this.#inspector;
    if (this.#inForce || !source?.breakable) return this.#inForce;
    const { breakable } = source;
    breakers.get(breakable)?.yield(breakable);
    breakers.set(breakable, this);
    const injection = injectFaults(breakable, {
      attempt: () => fateOfAttempt(this.#breakage),
      incoming: (frame) => {
        this.#frameCrosses();
        return fateOfIncoming(this.#breakage, frame);
      },
      outgoing: () => {
        this.#frameCrosses();
        return fateOfOutgoing(this.#breakage);
      },
    });
    this.#inForce = { source, breakable, injection };
    return this.#inForce;
  }

  #frameCrosses(): void {
    if (this.#breakage.active.has('offline')) this.#hasGap = true;
  }

  #stop(): void {
    if (!this.#inForce) return;
    const { breakable, injection } = this.#inForce;
    injection.stop();
    this.#inForce = undefined;
    // A socket that lives on does not keep the console.
    if (breakers.get(breakable) === this) breakers.delete(breakable);
  }

  #note(active: readonly FaultName[]): void {
    const { host, recorder } = this.#inspector;
    recorder.note({ kind: 'faults', active });
    host.requestUpdate();
  }
}
