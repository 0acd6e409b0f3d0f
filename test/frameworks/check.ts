import type { RoomPage, VisitOptions } from './room-page.ts';

/** What a check finds: an app's page, opened as often as it likes, each time with a server anew. */
export interface Visitor {
  readonly address: string;
  visit(options?: VisitOptions): Promise<RoomPage>;
}

/** A row of the matrix: a rule, and what shows that it holds. */
export interface Check {
  readonly title: string;
  /** Whether only pages that are hydrated can show it. */
  readonly isOfHydration?: boolean;
  play(visitor: Visitor): Promise<void>;
}
