import type { CDPSession } from 'puppeteer-core';
import type { Left } from './page/counters.ts';
import type { classes, WorkName } from './page/page.ts';

export type ClassName = keyof typeof classes;

/** What is alive in a page after its garbage has been collected. */
export interface Census extends Left {
  readonly instances: Readonly<Record<ClassName, number>>;
  /** Elements that are in no document. */
  readonly detached: number;
  /** DOM nodes and listeners, as the browser itself counts them. */
  readonly nodes: number;
  readonly browserListeners: number;
}

/** A page whose work is counted from outside, by the browser's own means as well. */
export class WatchedPage {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  /** `urls` is where it connects to. */
  static async of(session: CDPSession, urls: readonly string[]): Promise<WatchedPage> {
    const page = new WatchedPage(session);
    await session.send('Performance.enable');
    await page.#evaluate(
      "document.readyState === 'complete' || new Promise((done) => { onload = done; })",
    );
    await page.#evaluate(`globalThis.urls = ${JSON.stringify(urls)}`);
    return page;
  }

  async work(name: WorkName, count: number): Promise<void> {
    await this.#evaluate(`work.${name}(urls, ${count})`);
  }

  async census(): Promise<Census> {
    await this.#collectGarbage();
    const names = (await this.#evaluate('Object.keys(classes)')) as ClassName[];
    const instances: Record<string, number> = {};
    for (const name of names) {
      instances[name] = await this.#count(`classes.${name}`, 'this.length');
    }
    // The prototypes of all kinds of elements are found, too.
    const isDetached = '(one) => one.constructor.prototype !== one && !one.isConnected';
    const detached = await this.#count('Element', `this.filter(${isDetached}).length`);
    const left = (await this.#evaluate('left()')) as Left;
    const { Nodes, JSEventListeners } = await this.#metrics();
    return {
      ...left,
      instances: instances as Census['instances'],
      detached,
      nodes: Nodes,
      browserListeners: JSEventListeners,
    };
  }

  /** Bytes on the heap after the garbage has been collected. */
  async heap(): Promise<number> {
    // The counters give up what they hold for dead targets.
    await this.#evaluate('left()');
    await this.#collectGarbage();
    const { JSHeapUsedSize } = await this.#metrics();
    return JSHeapUsedSize;
  }

  /** Several times: what only dead things hold dies one round later. */
  async #collectGarbage(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await this.#session.send('HeapProfiler.collectGarbage');
      // What a weak reference gave out lives to the end of the task.
      await this.#evaluate('new Promise((resolve) => setTimeout(resolve))');
    }
  }

  async #metrics() {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const find = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
    return {
      Nodes: find('Nodes'),
      JSEventListeners: find('JSEventListeners'),
      JSHeapUsedSize: find('JSHeapUsedSize'),
    };
  }

  async #evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new Error(`In the page: ${exceptionDetails.exception?.description}`);
    return result.value;
  }

  /** What an expression gives whose `this` is the list of all living instances of a class. */
  async #count(ofClass: string, expression: string): Promise<number> {
    const group = { objectGroup: 'census' };
    const { result } = await this.#session.send('Runtime.evaluate', {
      expression: `${ofClass}.prototype`,
      ...group,
    });
    const { objects } = await this.#session.send('Runtime.queryObjects', {
      prototypeObjectId: result.objectId ?? '',
      ...group,
    });
    const { result: counted } = await this.#session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: `function () { return ${expression}; }`,
      returnByValue: true,
    });
    await this.#session.send('Runtime.releaseObjectGroup', group);
    if (typeof counted.value !== 'number') throw new Error(`${counted.description}`);
    return counted.value;
  }
}
