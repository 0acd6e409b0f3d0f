import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A project in a temporary folder that has installed the packed package, as its users get it. */
export interface Project {
  readonly folder: string;
  /** The packed package. */
  readonly tarball: string;
  /** The installed package. */
  readonly packageFolder: string;
  /** Runs a module's text in the project; resolves with what it printed. */
  run(script: string): string;
  /** Runs a script file in the project; throws with what it printed when it fails. */
  runFile(file: string, args: string[]): string;
  end(): void;
}

/** Without the script that builds: what is tested is what has been built. */
const PACK = ['pack', '--ignore-scripts', '--json', '--pack-destination'];

/** Packs what has been built into a folder, and gives the file. */
export function packPackage(folder: string): string {
  const [{ filename }] = JSON.parse(npm(PACK.concat(folder), root));
  return join(folder, filename);
}

export function installPackage(): Project {
  const folder = mkdtempSync(join(tmpdir(), 'heartbeat-socket-package-'));
  const end = () => rmSync(folder, { recursive: true, force: true });
  let tarball: string;
  try {
    tarball = packPackage(folder);
    writeFileSync(join(folder, 'package.json'), '{ "name": "a-project", "private": true }');
    npm(['install', '--no-audit', '--no-fund', '--prefer-offline', tarball], folder);
  } catch (error) {
    end();
    throw error;
  }
  return {
    folder,
    tarball,
    packageFolder: join(folder, 'node_modules', 'heartbeat-socket'),
    run: (script) => run(process.execPath, ['--input-type=module', '-e', script], folder),
    runFile: (file, args) => run(process.execPath, [file, ...args], folder),
    end,
  };
}

/** Gives a project the frameworks that the package's adapters are for: the repository's own. */
export function linkFrameworks(folder: string): void {
  const { peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of Object.keys(peerDependencies)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link, 'junction');
  }
}

function npm(args: string[], cwd: string): string {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js')) return run(process.execPath, [running, ...args], cwd);
  return run('npm', args, cwd, process.platform === 'win32');
}

function run(file: string, args: string[], cwd: string, shell = false): string {
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd,
    shell,
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout.trim();
}
