/** Lists of names, separated by spaces, as attributes have them. */

/** The names of a list that are known, in the order in which they are known. */
export function namesIn<Name extends string>(list: string, known: readonly Name[]): Name[] {
  const names = list.split(/\s+/);
  return known.filter((name) => names.includes(name));
}

/** The list with one name more, or one fewer. */
export function withToggled<Name extends string>(
  list: string,
  name: Name,
  known: readonly Name[],
): string {
  const names = namesIn(list, known);
  return known.filter((each) => names.includes(each) !== (each === name)).join(' ');
}
