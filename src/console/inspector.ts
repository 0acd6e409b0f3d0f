import type { ReactiveControllerHost } from 'lit';
import type { Entry } from './record/entry.ts';
import type { EntryStore } from './record/entry-store.ts';
import type { Recorder } from './record/recorder.ts';
import type { ConsoleTexts } from './texts.ts';
import type { Source } from './watch/source.ts';

/** What the parts of the console know of the whole. */
export interface Inspector {
  /** The console itself; `requestUpdate()` has it rendered again. */
  readonly host: ReactiveControllerHost & HTMLElement;
  /** The texts in force. */
  readonly texts: ConsoleTexts;
  /** The socket that is watched, if any. */
  readonly source: Source | undefined;
  /** Writes the live log. */
  readonly recorder: Recorder;
  /** The live log. */
  readonly live: EntryStore;
  /** What the log shows: the live log, or a recording that was opened. */
  readonly shown: EntryStore;
  /** The entries that the settings let pass, in order; nothing for each that is passed over. */
  readonly selection: () => Generator<Entry | undefined>;
  /** Shows a recording of that name; without one, the live log again, which went on meanwhile. */
  show(store: EntryStore | undefined, name: string): void;
  /** Whether all that acts on the socket is hidden. */
  readonly readOnly: boolean;
  /**
   * What the keys begin with under which the user's things are kept; `''`: they are kept by the
   * console alone.
   */
  readonly storage: string;
  /** Has the console rendered before long, with all that changes until then. */
  showSoon(): void;
  /** Tells the user something in passing: it is shown for a while, and read aloud. */
  say(text: string): void;
}
