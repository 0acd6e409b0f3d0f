// biome-ignore lint/suspicious/noExplicitAny: this is the package as it would be without types.
export type Any = any;
