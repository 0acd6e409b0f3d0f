import type { CheckName } from './checks.ts';

/** A page of an app: a row of the matrix. */
export interface AppPage {
  /** The folder in demo/frameworks. */
  readonly app: string;
  readonly path: string;
  /**
   * Where it comes from: from a file, or from the app's own server; `hydrated` is a page whose
   * markup that server renders, and that the framework takes over in the browser.
   */
  readonly kind: 'file' | 'served' | 'hydrated';
  /** The checks that make no sense there, and why. */
  readonly without: { readonly [Name in CheckName]?: string };
}

const page = (app: string, path = '/', facts: Partial<AppPage> = {}): AppPage => ({
  app,
  path,
  kind: 'file',
  without: {},
  ...facts,
});

/** All pages, in the order in which the matrix shows them. */
export const pages: readonly AppPage[] = [
  page('plain'),
  page('htmx', '/', { kind: 'served' }),
  page('lit', '/', { without: { moved: 'A Lit template shows what it has where it stands.' } }),
  page('preact'),
  page('react'),
  page('react', '/strict'),
  page('react', '/server', { kind: 'hydrated' }),
  page('vue'),
  page('vue', '/server', { kind: 'hydrated' }),
  page('svelte'),
  page('solid'),
  page('angular'),
];

/** What a page is called: `react /strict`. */
export const nameOf = ({ app, path }: AppPage): string => (path === '/' ? app : `${app} ${path}`);
