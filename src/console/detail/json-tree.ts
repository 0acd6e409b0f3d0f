import type { JsonNode } from './json-nodes.ts';
import { childrenOf } from './json-nodes.ts';
import { inSlices } from './sliced.ts';

/** A row of the tree, as it is shown. */
export interface JsonRow {
  readonly node: JsonNode;
  readonly isOpen: boolean;
  /** Its place among its siblings, from 1, and how many these are. */
  readonly place: number;
  readonly siblings: number;
}

/** At the beginning, so many rows are opened, so deep, and of texts so long. */
const firstRows = 60;
const firstLevel = 4;
const firstLength = 65_536;

/** What is open of a JSON text, and which row is the current one. */
export class JsonTree {
  readonly text: string;
  readonly #changed: () => void;
  readonly #root: JsonNode;
  /** The children of what is open, as soon as they have been read. */
  readonly #open = new Map<JsonNode, readonly JsonNode[]>();
  #current: JsonNode;
  #rows: readonly JsonRow[] | undefined;
  /** What is being read to be opened, each with what ends that. */
  readonly #reading = new Map<JsonNode, () => void>();

  /**
   * @param text It has to be JSON.
   * @param root The whole of it.
   * @param changed Called when the rows are others.
   */
  constructor(text: string, root: JsonNode, changed: () => void) {
    this.text = text;
    this.#changed = changed;
    this.#root = root;
    this.#current = root;
    this.#unfold(this.#root);
  }

  /** The row that has the focus, or would have it. */
  get current(): JsonNode {
    return this.#current;
  }

  /** Whether children of something large are still being read. */
  get isBusy(): boolean {
    return this.#reading.size > 0;
  }

  /** Ends what is being read. */
  end(): void {
    for (const end of this.#reading.values()) end();
  }

  /** All rows that are not in something closed, in order. The same array, until they are others. */
  get rows(): readonly JsonRow[] {
    this.#rows ??= [...this.#visible()];
    return this.#rows;
  }

  /** Opens a node, or closes it, and makes it the current one. */
  toggle(node: JsonNode): void {
    this.#go(node);
    if (this.#open.has(node)) this.#close(node);
    else this.#read(node);
  }

  /**
   * Does what a key does in a tree.
   * @returns Whether it does anything.
   */
  press(key: string): boolean {
    const rows = this.rows;
    const at = rows.findIndex(({ node }) => node === this.#current);
    const current = this.#current;
    switch (key) {
      case 'ArrowDown':
        return this.#go(rows[at + 1]?.node);
      case 'ArrowUp':
        return this.#go(rows[at - 1]?.node);
      case 'Home':
        return this.#go(rows[0]?.node);
      case 'End':
        return this.#go(rows.at(-1)?.node);
      case 'ArrowRight':
        if (this.#open.has(current)) return this.#go(this.#open.get(current)?.[0]);
        this.#read(current);
        return this.#go(current);
      case 'ArrowLeft':
        if (this.#open.has(current) || this.#reading.has(current)) this.#close(current);
        else this.#go(current.parent);
        return true;
      case 'Enter':
      case ' ':
        this.toggle(current);
        return true;
      default:
        return false;
    }
  }

  #go(node: JsonNode | undefined): boolean {
    if (node) this.#current = node;
    this.#changed();
    return true;
  }

  #close(node: JsonNode): void {
    this.#reading.get(node)?.();
    this.#reading.delete(node);
    this.#open.delete(node);
    this.#tell();
  }

  #read(node: JsonNode, done = () => {}): void {
    if (node.count === 0 || this.#reading.has(node)) return;
    const opened = (children: readonly JsonNode[]): void => {
      this.#reading.delete(node);
      this.#open.set(node, children);
      this.#tell();
      done();
    };
    const end = inSlices(childrenOf(this.text, node), opened);
    // What is small has been read by now.
    if (!this.#open.has(node)) this.#reading.set(node, end);
  }

  /** Opens a node, and what is in it, as far as that is little. */
  #unfold(node: JsonNode): void {
    this.#read(node, () => {
      for (const child of this.#open.get(node) ?? []) {
        const isSmall =
          child.level < firstLevel &&
          child.end - child.start < firstLength &&
          child.count + this.rows.length < firstRows;
        if (isSmall && child.kind !== 'range') this.#unfold(child);
      }
    });
  }

  /** Without recursion: JSON may be as deep as it is long. */
  *#visible(): Generator<JsonRow> {
    const waiting: JsonRow[] = [this.#rowOf(this.#root, 1, 1)];
    for (let row = waiting.pop(); row; row = waiting.pop()) {
      yield row;
      const children = this.#open.get(row.node) ?? [];
      for (let index = children.length - 1; index >= 0; index -= 1) {
        const child = children[index];
        if (child) waiting.push(this.#rowOf(child, index + 1, children.length));
      }
    }
  }

  #rowOf(node: JsonNode, place: number, siblings: number): JsonRow {
    return { node, isOpen: this.#open.has(node), place, siblings };
  }

  #tell(): void {
    this.#rows = undefined;
    this.#changed();
  }
}
