/**
 * `<socket-console>`, registered, with its class, its texts and its types.
 *
 * @module
 */
import { SocketConsoleElement } from './console/socket-console-element.ts';

export { withoutSecrets } from './console/text/secrets.ts';
export { type ConsoleTexts, englishTexts } from './console/texts.ts';
export { chineseTexts } from './console/texts-zh.ts';
export type { ExportFormat } from './console/transfer/export-log.ts';
export type { ConsoleSocket } from './console/watch/console-socket.ts';
export type { WebSocketLike } from './console/watch/plain-source.ts';
export type { TappableSocket } from './console/watch/tapped-source.ts';
export { SocketConsoleElement };

// Not where there is no DOM, nor where somebody else took the tag.
if (typeof customElements !== 'undefined' && !customElements.get('socket-console')) {
  customElements.define('socket-console', SocketConsoleElement);
}
