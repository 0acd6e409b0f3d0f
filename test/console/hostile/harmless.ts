import type { SocketConsoleElement } from 'heartbeat-socket/console';

/** What there is in a console, or in its page: what kinds of elements, and which attributes each has. */
export function structureOf(root: ParentNode): Set<string> {
  const found = new Set<string>();
  for (const element of root.querySelectorAll('*')) {
    found.add(element.localName);
    for (const { name } of element.attributes) found.add(`${element.localName}[${name}]`);
  }
  return found;
}

/** What is in a console that a message has brought there: elements, attributes, and their values. */
export function broughtIn(element: SocketConsoleElement, known: ReadonlySet<string>): string[] {
  const root = element.shadowRoot as ShadowRoot;
  const found = [...structureOf(root)].filter((each) => !known.has(each));
  for (const each of root.querySelectorAll('*')) {
    for (const { name, value } of each.attributes) {
      // The log writes the style of these two itself.
      const isOwnStyle = name === 'style' && each.matches('.extent, .window');
      const isStrange = /^(on|href|src|srcdoc|style|action|xlink)/.test(name) && !isOwnStyle;
      if (isStrange || /harm|<|\u202e/i.test(value))
        found.push(`${each.localName}[${name}=${value}]`);
    }
  }
  return found;
}

/** What is left in a text that cannot be seen, or that changes what stands beside it. */
export function unseenIn(text: string): string[] {
  const unseen =
    /(?![\n\t])[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\u200b\u00ad\u2060-\u2064\ufeff]/gu;
  return [...text.matchAll(unseen)].map(
    ([character]) => `U+${character.codePointAt(0)?.toString(16)}`,
  );
}

const controls =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM ' +
  'SUB ESC FS GS RS US';
const names = new Map(controls.split(' ').map((name, code) => [name, code]));
names.set('DEL', 0x7f);

/** The text that was shown so: its names are characters again, as those that it had itself. */
export function withoutNames(text: string): string {
  return text.replace(/\[(?:U\+([\dA-F]{4,6})|([A-Z\d]{2,3}))\]/g, (whole, hex, name) => {
    const code = hex ? Number.parseInt(hex, 16) : names.get(name);
    return code === undefined ? whole : String.fromCodePoint(code);
  });
}
