/**
 * What becomes of an upgrade: a link; an HTTP status; no answer at all; an answer late, after so
 * many milliseconds; an answer with a wrong key; or the TCP connection's end, by FIN or by reset.
 */
export type Admission =
  | 'open'
  | 'hang'
  | 'wrong-key'
  | 'finish'
  | 'reset'
  | { readonly status: number }
  | { readonly after: number };

export interface LinkServerOptions {
  readonly host?: string;
  /** Milliseconds between two numbered messages to each link; 0: none. */
  readonly pace?: number;
  /** What becomes of the first upgrades, in turn; the last goes for all that follow. */
  readonly plan?: readonly Admission[];
  /** Whether probes get no reply. */
  readonly isMute?: boolean;
  /** The largest message it takes, in bytes. */
  readonly maxPayload?: number;
  /** Whether nobody listens at first. */
  readonly isLate?: boolean;
  /** Whether it speaks TLS, with a certificate that nobody vouches for. */
  readonly isSelfSigned?: boolean;
  /** What is done to every link as it opens; before it is closed, it gets a message. */
  readonly greeting?: 'reset' | 'finish' | { readonly close: number } | undefined;
}

/** What a server knows of its links; plain data. */
export interface ServerFacts {
  /** The numbered messages of the page, in the order they arrived, and on which link. */
  readonly received: readonly { readonly number: number; readonly link: number }[];
  /** How many upgrades were asked for. */
  readonly requests: number;
  /** Links that are open and answer. */
  readonly open: number;
  /** Links that are half-open. */
  readonly frozen: number;
}

/** What a row may do with its server, wherever that runs. */
export interface ServerControls {
  readonly url: string;
  facts(): ServerFacts | Promise<ServerFacts>;
  /** Gets its port, and listens on it unless it is late. */
  begin(): Promise<void>;
  /** Listens, again on the port it had. */
  listen(): Promise<void>;
  /** Resets every TCP connection. */
  reset(): void | Promise<void>;
  /** Ends every link by a FIN, without a close frame. */
  finish(): void | Promise<void>;
  /** Makes every link half-open: nothing is read, answered or sent any more. */
  freeze(): void | Promise<void>;
  /** Closes every link; 1005 is a close frame without a code. */
  close(code: number, reason?: string): void | Promise<void>;
  /** Puts bytes, as hex, on the wire of every link. */
  write(bytes: string): void | Promise<void>;
  /** Nobody is let in, and all links are closed with 1001. */
  stop(): Promise<void>;
  /** Nobody is let in, and all links are reset. */
  crash(): Promise<void>;
  /** All is over. */
  end(): Promise<void>;
}
