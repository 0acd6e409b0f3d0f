import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = (name: string) => join(root, 'test/types', name);

/**
 * A copy of the projects in a folder of its own. What is installed in the repository is found from
 * there, but the package is one that lies nearer, as its users have it.
 */
export class Workshop {
  readonly folder: string;

  private constructor(prepare: (packageFolder: string) => void) {
    const parent = join(root, '.tmp');
    mkdirSync(parent, { recursive: true });
    this.folder = mkdtempSync(join(parent, 'types-'));
    cpSync(here('projects'), this.folder, { recursive: true });
    const modules = join(this.folder, 'node_modules');
    prepare(join(modules, 'heartbeat-socket'));
    // svelte-check takes the compiler that lies beside it, and it has to be one with an API.
    cpSync(join(root, 'node_modules/svelte-check'), join(modules, 'svelte-check'), {
      recursive: true,
    });
    symlinkSync(join(root, 'node_modules/typescript-5'), join(modules, 'typescript'), 'junction');
  }

  /** With the package: the files that are packed. */
  static withPackage(): Workshop {
    return new Workshop((packageFolder) => {
      const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      for (const name of ['package.json', ...files]) {
        cpSync(join(root, name), join(packageFolder, name), { recursive: true });
      }
    });
  }

  /** With a package of the same names, all of them of the type `any`. */
  static withoutTypes(): Workshop {
    return new Workshop((packageFolder) => {
      cpSync(here('untyped'), packageFolder, { recursive: true });
    });
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
