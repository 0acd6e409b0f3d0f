import { FakeTarget } from '../../support/fake-page.ts';

/** What an `AbortSignal` is to those who listen to it. */
export class SimulatedSignal extends FakeTarget {
  aborted = false;

  abort(): void {
    this.aborted = true;
    this.fire('abort');
  }
}
