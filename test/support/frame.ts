import type { HeartbeatSocketElement } from 'heartbeat-socket';
import { LOADING_BOUND, nextEvent } from './waiting.ts';

const frames: HTMLIFrameElement[] = [];

/** A document of its own in the page, which does not know our element yet. */
export async function openFrame(html: string): Promise<Document> {
  const frame = document.createElement('iframe');
  frames.push(frame);
  frame.srcdoc = `<!doctype html>${html}`;
  document.body.append(frame);
  await nextEvent(frame, 'load');
  return frame.contentDocument as Document;
}

/** Loads the element's module into such a document. */
export async function loadElement(inner: Document): Promise<void> {
  const script = inner.createElement('script');
  script.type = 'module';
  script.src = '/src/index.ts';
  inner.head.append(script);
  await nextEvent(script, 'load', LOADING_BOUND);
}

/** The element in such a document. */
export function elementIn(inner: Document, selector = 'heartbeat-socket'): HeartbeatSocketElement {
  return inner.querySelector(selector) as HeartbeatSocketElement;
}

export function endFrames(): void {
  for (const frame of frames.splice(0)) frame.remove();
}
