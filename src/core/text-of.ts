/** A value as text, for messages and for reading: some values, like bare objects, have none. */
export function textOf(value: unknown): string {
  try {
    return `${value}`;
  } catch {
    return typeof value;
  }
}
