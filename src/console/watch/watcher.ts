import type { ConnectionState } from '../../core/reports.ts';
import type { Recorder } from '../record/recorder.ts';
import type { ConsoleSocket } from './console-socket.ts';
import { sourceOf } from './console-socket.ts';
import type { Source } from './source.ts';

/** Watches one socket at a time, and has written down what that does. */
export class Watcher {
  readonly #recorder: Recorder;
  #source: Source | undefined;
  /** The socket that the last lines of the log are about. */
  #watched: ConsoleSocket | undefined;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** What is watched now, if anything. */
  get source(): Source | undefined {
    return this.#source;
  }

  /** Watches this socket from now on; the same one as before goes on being watched. */
  watch(socket: ConsoleSocket | undefined): void {
    if (this.#source && socket === this.#watched) return;
    this.release();
    if (socket) this.#observe(socket);
    else this.#recorder.endWait();
  }

  /** Lets go of the socket; watched again, it is still the same one to the log. */
  release(): void {
    this.#source?.end();
    this.#source = undefined;
  }

  #observe(socket: ConsoleSocket): void {
    const other = this.#watched && this.#watched !== socket;
    this.#watched = socket;
    this.#source = sourceOf(socket, (record) => this.#recorder.record(record));
    if (other) {
      this.#recorder.endWait();
      this.#recorder.note({ kind: 'another' });
    } else this.#catchUp(this.#source.state);
  }

  /** Ends a wait that was over while nobody watched. */
  #catchUp(state: ConnectionState): void {
    const { wait } = this.#recorder;
    if (!wait) return;
    const isAnother = state === 'waiting' && wait.until < performance.now();
    if (isAnother || state === 'connecting' || state === 'open') this.#recorder.endWait(true);
    else if (state !== 'waiting') this.#recorder.endWait();
  }
}
