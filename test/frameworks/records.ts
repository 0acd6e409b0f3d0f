import type { HeartbeatSocketElementEventMap as EventMap } from 'heartbeat-socket';

/** What is kept of a page's life, from before the first of its scripts. */
interface Records {
  /** The events that the feed has dispatched, as the apps write them. */
  readonly dispatched: string[];
  /** Whether the feed's tag was in the page when its class came. */
  wasThereBefore: boolean;
}

declare global {
  var records: Records;
}

/** Runs in the page. */
export function keepRecords(): void {
  globalThis.records = { dispatched: [], wasThereBefore: false };

  // Nobody outside of a shadow root can listen to what is in it.
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (this instanceof HTMLElement && this.id === 'feed') {
      const { type } = event;
      const { attempt } = (event as EventMap['open']).detail;
      const { data } = event as EventMap['message'];
      const fact = type === 'open' ? ` ${attempt}` : type === 'message' ? ` ${data}` : '';
      globalThis.records.dispatched.push(type + fact);
    }
    return dispatchEvent.call(this, event);
  };

  const { define } = CustomElementRegistry.prototype;
  CustomElementRegistry.prototype.define = function (name, ...rest) {
    if (name === 'heartbeat-socket') {
      const roots = [
        document,
        ...[...document.querySelectorAll('*')].map((host) => host.shadowRoot),
      ];
      globalThis.records.wasThereBefore = roots.some((root) => root?.querySelector('#feed'));
    }
    define.call(this, name, ...rest);
  };
}
