/** Every frame of the page's sockets, as text or as numbers, with what goes out marked by `>`. */
const frames: string[] = [];

const note = (mark: string, data: unknown) =>
  frames.push(`${mark} ${data instanceof ArrayBuffer ? new Uint8Array(data) : data}`);

/** Our class looks up WebSocket when it connects. */
globalThis.WebSocket = class extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    this.addEventListener('message', ({ data }) => note('<', data));
  }

  override send(data: string | ArrayBuffer): void {
    note('>', data);
    super.send(data);
  }
};

export type Frames = typeof frames;

// What Node asks.
Object.assign(globalThis, { frames });
