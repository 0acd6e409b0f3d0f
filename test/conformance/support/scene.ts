import { nextEvent, until } from '../../support/waiting.ts';
import type { SocketClass } from './classes.ts';
import type { Places } from './places.ts';
import { farewell, type Script, ScriptedPlace } from './script.ts';

/** What an expectation is checked with: the class, servers, and sockets that end with the check. */
export class Scene {
  readonly Socket: SocketClass;
  readonly places: Places;
  readonly #sockets: WebSocket[] = [];

  constructor(Socket: SocketClass, places: Places) {
    this.Socket = Socket;
    this.places = places;
  }

  /** A socket, connecting; to the echo unless told otherwise. */
  make(url: string = this.places.echo, protocols?: string | string[]): WebSocket {
    const { Socket } = this;
    return this.keep(protocols === undefined ? new Socket(url) : new Socket(url, protocols));
  }

  /** A socket whose link is up. */
  async open(url?: string, protocols?: string | string[]): Promise<WebSocket> {
    const socket = this.make(url, protocols);
    await nextEvent(socket, 'open');
    return socket;
  }

  /**
   * What an attempt that fails should begin with: the more of them there are to one that succeeds,
   * the longer Chromium makes those wait that follow.
   */
  async succeedFirst(): Promise<void> {
    await this.closed();
  }

  /** A socket that is closing: the server has not answered yet, and never will. */
  async closing(): Promise<WebSocket> {
    const socket = await this.open(this.script({}).url);
    socket.close();
    return socket;
  }

  /** A socket that has been open and is closed. */
  async closed(): Promise<WebSocket> {
    const socket = await this.open();
    socket.close();
    await nextEvent(socket, 'close');
    return socket;
  }

  /** A server's script; unless told otherwise it closes when the client does. */
  script(script: Script = { steps: farewell }): ScriptedPlace {
    return new ScriptedPlace(this.places.scripted, script);
  }

  /** Has a socket that was made elsewhere end with the check. */
  keep(socket: WebSocket): WebSocket {
    this.#sockets.push(socket);
    return socket;
  }

  /**
   * Ends the sockets, in their class's own way, whatever a check has made of them. Those on their way
   * to the echo may arrive first: Chromium slows a page that has many attempts pending or given up.
   */
  async end(): Promise<void> {
    const { prototype } = this.Socket;
    for (const socket of this.#sockets.splice(0)) {
      const read = (name: string): unknown => Reflect.get(prototype, name, socket);
      if (read('readyState') === 0 && `${read('url')}`.startsWith(this.places.echo)) {
        await until(() => read('readyState') !== 0);
      }
      prototype.close.call(socket);
    }
  }
}

/** How to get a socket in each state. */
export const states: Readonly<Record<string, (scene: Scene) => WebSocket | Promise<WebSocket>>> = {
  connecting: (scene) => scene.make(),
  open: (scene) => scene.open(),
  closing: (scene) => scene.closing(),
  closed: (scene) => scene.closed(),
};
