/** What all measures know of a library; one file beside this one per library. */

/** An address, or what gives one before every attempt, where a library takes that. */
export type Address = string | (() => string | Promise<string>);

/** Bytes or text, as every library here takes them. */
export type Data = string | ArrayBuffer;

/** What a measure wishes of a connection. */
export interface Wishes {
  /** Where the library has a heartbeat: the quiet time before a probe, and that for its answer. */
  readonly heart: { readonly time: number; readonly timeout: number };
  /** Called as directly as the library allows: it is the handler whose cost is measured. */
  readonly message?: (event: MessageEvent) => void;
  /** Called with the name of every other event that the library tells of. */
  readonly told?: (type: string) => void;
}

/** A connection by any of the libraries. */
export interface Connection {
  send(data: Data): void;
  close(): void;
}

/** How a library is used: as its README says, with its defaults where nothing else is written. */
export interface Library {
  /** Its name in tables. */
  readonly name: string;
  /** The package whose version is told; none for what is the platform's or ours. */
  readonly package?: string;
  /** How it is configured here, for the notes below the table. */
  readonly configuration: string;
  /** Whether it comes back by itself. */
  readonly reconnects: boolean;
  /** Whether it has a heartbeat. */
  readonly heartbeat: boolean;
  /** Whether its address may be a function, and one that gives a promise. */
  readonly urlFunction?: 'sync' | 'async';
  /** Bytes arrive as an ArrayBuffer. */
  connect(address: Address, wishes: Wishes): Connection;
}

/** The heartbeat where a measure does not set another one: our defaults, for everybody. */
export const usualHeart = { time: 15_000, timeout: 5000 };
