import {
  type FaultInjection,
  type Faults,
  injectFaults,
} from '../../../src/faults/inject-faults.ts';
import { opened, Scene, type SetUpOptions, settle, steady } from '../../core/support/set-up.ts';

export interface Broken {
  readonly scene: Scene;
  /** In force, and to be changed as a test likes. */
  readonly faults: Faults;
  readonly injection: FaultInjection;
}

/** Breaks a scene's connection, by its clock. */
export function breakScene(scene: Scene, faults: Faults = {}): Broken {
  const inForce = Object.assign(faults, { clock: scene.clock });
  return { scene, faults: inForce, injection: injectFaults(scene.socket, inForce) };
}

type Opening = (faults?: Faults, options?: SetUpOptions) => Promise<Broken>;

/** An open link that gets its faults while it runs. */
export const brokenWhileOpen: Opening = async (faults, options) =>
  breakScene(await opened({ ...steady, ...options }), faults);

/** An open link that had its faults before its first attempt. */
export const brokenFromTheStart: Opening = async (faults, options) => {
  const broken = breakScene(new Scene({ ...steady, ...options, manual: true }), faults);
  broken.scene.socket.connect();
  await settle();
  await broken.scene.open();
  broken.scene.forget();
  return broken;
};

/** Both, for rules that hold for both. */
export const openings: readonly [title: string, open: Opening][] = [
  ['set while it is open', brokenWhileOpen],
  ['set before its first attempt', brokenFromTheStart],
];
