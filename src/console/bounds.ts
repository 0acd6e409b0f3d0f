/** A bound as it was set; the default, for what is no whole number of at least 1. */
export function boundOf(name: string, value: unknown, standard: number): number {
  const bound = Number(value);
  if (Number.isFinite(bound) && bound >= 1) return Math.floor(bound);
  console.warn(`<socket-console>: ${name} is to be a number of at least 1; ${standard} is used.`);
  return standard;
}
