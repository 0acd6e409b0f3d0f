const number = new Intl.NumberFormat('en');

/** A number as English writes it: 1,000. */
export function inDigits(count: number): string {
  return number.format(count);
}

/** A number with what is counted: 1 byte, 2 bytes. */
export function few(count: number, one: string, many: string): string {
  return `${inDigits(count)} ${count === 1 ? one : many}`;
}
