declare module 'robust-websocket' {
  /** The part of its class that is used here; the package has no types. */
  export default class RobustWebSocket {
    constructor(url: string | (() => string), protocols?: string | string[] | null);
    binaryType: BinaryType;
    addEventListener(type: string, listener: (event: MessageEvent) => void): void;
    send(data: string | ArrayBuffer): void;
    close(code?: number, reason?: string): void;
  }
}
