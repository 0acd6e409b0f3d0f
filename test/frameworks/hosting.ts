import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppPage } from './apps.ts';
import { folderOf } from './set-up.ts';
import { type Site, serveFolder, startServer } from './site.ts';

/** Where the apps' pages are served: files each app from an origin of its own, the rest by its own server. */
export class Hosting {
  readonly #packageFolder: string;
  readonly #sites = new Map<string, Site>();

  /** `packageFolder` is served under `/package/` to pages that are not built. */
  constructor(packageFolder: string) {
    this.#packageFolder = packageFolder;
  }

  /** Opens what the pages of an app need. */
  async open(app: string, pages: readonly AppPage[]): Promise<void> {
    for (const page of pages.filter((page) => page.app === app)) {
      const key = keyOf(page);
      if (!this.#sites.has(key)) this.#sites.set(key, await this.#openSite(page));
    }
  }

  addressOf(page: AppPage): string {
    return `${this.#sites.get(keyOf(page))?.origin}${page.path}`;
  }

  end(): void {
    for (const site of this.#sites.values()) site.end();
  }

  async #openSite({ app, kind }: AppPage): Promise<Site> {
    const folder = folderOf(app);
    if (kind !== 'file') return startServer(folder);
    // What needs no build has no package.json.
    const isBuilt = existsSync(join(folder, 'package.json'));
    return serveFolder(isBuilt ? join(folder, 'dist') : folder, this.#packageFolder);
  }
}

const keyOf = ({ app, kind }: AppPage): string => `${app} ${kind === 'file' ? 'files' : 'server'}`;
