// The tools behind it have types that do not hold under our options.

/** The texts of the manifest and of what editors read, by the names of their files. */
export function manifestFiles(): Promise<Record<string, string>>;
/** Writes them into `dist/`. */
export function writeManifest(): Promise<void>;
