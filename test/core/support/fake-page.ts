import type { TestContext } from 'node:test';
import { FakePage as Page, replaceGlobals } from '../../support/fake-page.ts';

/** The globals of a page that a connection listens to, until the test has ended. */
export class FakePage extends Page {
  constructor(t: TestContext) {
    super();
    t.after(this.enter());
  }
}

/** Gives globals other values until the test has ended. */
export function setGlobals(t: TestContext, values: object): void {
  t.after(replaceGlobals(values));
}
