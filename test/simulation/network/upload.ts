import type { SimulatedClock } from '../clock.ts';
import type { Wire } from './wire.ts';

interface Frame {
  left: number;
  readonly gone: () => void;
}

/** What a socket has been given and has not sent: it leaves in pieces, as the wire takes them. */
export class Upload {
  /** Bytes that wait, as `bufferedAmount` counts them. */
  bytes = 0;

  readonly #clock: SimulatedClock;
  readonly #wire: Wire;
  readonly #fell: (bytes: number) => void;
  readonly #frames: Frame[] = [];
  #isRunning = false;

  /** `fell` is called with the bytes that have left, whenever some have. */
  constructor(clock: SimulatedClock, wire: Wire, fell: (bytes: number) => void) {
    this.#clock = clock;
    this.#wire = wire;
    this.#fell = fell;
  }

  /** Adds a frame; `gone` is called when all of it has left. */
  add(size: number, gone: () => void): void {
    this.bytes += size;
    this.#frames.push({ left: size, gone });
    if (!this.#isRunning) this.#run();
  }

  #run(): void {
    /** The largest piece, in bytes. */
    const most = 4096;
    const [frame] = this.#frames;
    this.#isRunning = Boolean(frame);
    if (!frame) return;
    const piece = Math.min(frame.left, most);
    const time = Math.ceil(piece / this.#wire.speed.rate);
    this.#clock.outside(Math.max(time, this.#wire.stall), () => {
      if (this.#wire.stall) return this.#run();
      if (this.#wire.isDead) {
        if (piece > this.#wire.room) return;
        this.#wire.room -= piece;
      }
      frame.left -= piece;
      this.bytes -= piece;
      if (!frame.left) {
        this.#frames.shift();
        frame.gone();
      }
      this.#fell(piece);
      this.#run();
    });
  }
}
