import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { refuse } from '../../../dev-server/refusal.ts';
import type { LinkServerOptions, ServerControls, ServerFacts } from './controls.ts';

interface Link {
  readonly socket: WebSocket;
  readonly tcp: Socket;
  pushed: number;
  isFrozen: boolean;
}

/** A server of WebSockets whose links can be broken in every way that TCP and RFC 6455 know. */
export class LinkServer implements ServerControls {
  readonly #options: LinkServerOptions;
  readonly #received: { number: number; link: number }[] = [];
  readonly #links: Link[] = [];
  readonly #connections = new Set<Socket>();
  readonly #http: Server;
  readonly #webSockets: WebSocketServer;
  #pushing: NodeJS.Timeout | undefined;
  #requests = 0;
  #port = 0;

  constructor(options: LinkServerOptions = {}) {
    const { maxPayload = 1_048_576, pace = 0 } = options;
    this.#options = options;
    this.#http = options.isSelfSigned ? createSecureServer(selfSigned()) : createServer();
    this.#webSockets = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload,
    });
    this.#http.on('connection', (tcp) => {
      this.#connections.add(tcp);
      tcp.on('error', () => {});
      tcp.once('close', () => this.#connections.delete(tcp));
    });
    this.#http.on('upgrade', (request, tcp, head) => this.#admit(request, tcp as Socket, head));
    if (pace) this.#pushing = setInterval(() => this.#push(), pace);
  }

  get url(): string {
    return `${this.#options.isSelfSigned ? 'wss' : 'ws'}://${this.#options.host ?? '127.0.0.1'}:${this.#port}/`;
  }

  facts(): ServerFacts {
    const links = this.#links.filter(({ tcp }) => !tcp.destroyed);
    return {
      received: this.#received,
      requests: this.#requests,
      open: links.filter((link) => isLive(link)).length,
      frozen: links.filter(({ isFrozen }) => isFrozen).length,
    };
  }

  async begin(): Promise<void> {
    await this.listen();
    if (this.#options.isLate) await this.crash();
  }

  async listen(): Promise<void> {
    const { host = '127.0.0.1' } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#http.once('error', reject).listen(this.#port, host, resolve);
    });
    this.#port = (this.#http.address() as AddressInfo).port;
  }

  reset(): void {
    for (const tcp of this.#connections) tcp.resetAndDestroy();
  }

  finish(): void {
    for (const { tcp } of this.#links) tcp.end();
  }

  freeze(): void {
    for (const link of this.#links.filter(isLive)) {
      link.isFrozen = true;
      link.socket.pause();
    }
  }

  close(code: number, reason?: string): void {
    for (const { socket } of this.#links) {
      if (code === 1005) socket.close();
      else socket.close(code, reason);
    }
  }

  write(bytes: string): void {
    for (const { tcp } of this.#links) if (!tcp.destroyed) tcp.write(Buffer.from(bytes, 'hex'));
  }

  async stop(): Promise<void> {
    this.close(1001);
    await new Promise((resolve) => this.#http.close(resolve));
  }

  async crash(): Promise<void> {
    const closed = new Promise((resolve) => this.#http.close(resolve));
    this.reset();
    await closed;
  }

  async end(): Promise<void> {
    clearInterval(this.#pushing);
    await this.crash();
  }

  #admit(request: IncomingMessage, tcp: Socket, head: Buffer): void {
    const { plan = ['open'] } = this.#options;
    const admission = plan[Math.min(this.#requests, plan.length - 1)] ?? 'open';
    this.#requests += 1;
    if (admission === 'open') this.#open(request, tcp, head);
    else if (admission === 'hang') tcp.resume();
    else if (admission === 'reset') tcp.resetAndDestroy();
    else if (admission === 'finish') tcp.end();
    else if (admission === 'wrong-key') acceptWrongly(tcp);
    else if ('status' in admission) refuse(tcp, { status: admission.status, sentence: 'No.' });
    else setTimeout(() => this.#open(request, tcp, head), admission.after);
  }

  #open(request: IncomingMessage, tcp: Socket, head: Buffer): void {
    this.#webSockets.handleUpgrade(request, tcp, head, (socket) => {
      const link: Link = { socket, tcp, pushed: 0, isFrozen: false };
      this.#links.push(link);
      socket.on('error', () => {});
      socket.on('message', (data: Buffer) => this.#receive(link, data.toString()));
      const { greeting } = this.#options;
      if (greeting === 'reset') tcp.resetAndDestroy();
      else if (greeting === 'finish') tcp.end();
      else if (greeting) {
        this.#pushTo(link);
        socket.close(greeting.close);
      }
    });
  }

  #receive(link: Link, text: string): void {
    if (link.isFrozen) return;
    if (/^c\d/.test(text)) {
      const number = Number.parseInt(text.slice(1), 10);
      this.#received.push({ number, link: this.#links.indexOf(link) });
    } else if (text === 'ping' && !this.#options.isMute) link.socket.send('pong');
  }

  #push(): void {
    for (const link of this.#links.filter(isLive)) this.#pushTo(link);
  }

  #pushTo(link: Link): void {
    link.pushed += 1;
    link.socket.send(String(link.pushed));
  }
}

const isLive = ({ socket, isFrozen }: Link): boolean => socket.readyState === 1 && !isFrozen;

function acceptWrongly(tcp: Duplex): void {
  const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  tcp.write([...head, 'Sec-WebSocket-Accept: d3Jvbmcga2V5', '\r\n'].join('\r\n'));
}

/** Made for these rows alone: it opens nothing, and is valid for a hundred years. */
function selfSigned() {
  const read = (name: string) => readFileSync(new URL(`self-signed-${name}.pem`, import.meta.url));
  return { key: read('key'), cert: read('cert') };
}
