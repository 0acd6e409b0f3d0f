import type { Inspector } from '../inspector.ts';
import { attempt } from './attempt.ts';
import { controlsFor } from './controls.ts';

/** Connects the socket that is watched, or has it try now, where that can be. */
export function connect(inspector: Inspector): void {
  if (controlsFor(inspector.source).connect) attempt(inspector, (source) => source.connect());
  inspector.host.requestUpdate();
}
