/** Which entries are selected: from one to another, the second being the one that keys move. */
export class RowSelection {
  #from: number | undefined;
  #active: number | undefined;

  /** The entry that keys move, and that is read in full. */
  get active(): number | undefined {
    return this.#active;
  }

  has(id: number): boolean {
    const [low, high] = this.bounds;
    return low <= id && id <= high;
  }

  /** The lowest and the highest number; an empty range, where nothing is selected. */
  get bounds(): readonly [low: number, high: number] {
    if (this.#from === undefined || this.#active === undefined) return [1, 0];
    return [Math.min(this.#from, this.#active), Math.max(this.#from, this.#active)];
  }

  /** @param extends_ Whether what is selected reaches to it from where it began. */
  moveTo(id: number | undefined, extends_ = false): void {
    this.#active = id;
    if (!extends_ || this.#from === undefined) this.#from = id;
  }

  /** Selects from one to another, which becomes the active one. */
  between(from: number | undefined, active: number | undefined): void {
    this.#from = from;
    this.#active = active;
  }
}
