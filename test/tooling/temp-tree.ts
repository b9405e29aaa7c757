// A small project of its own in a temporary folder, with this project's settings and packages, for a test to plant faults in.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const SETTINGS = [
  '.dependency-cruiser.cjs',
  '.gitignore',
  'biome.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

export type Files = Readonly<Record<string, string>>;

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

export interface TempTree {
  at(path: string): string;
  write(files: Files): void;
  drop(path: string): void;
  /** Runs a script of this project in the tree. */
  run(script: string, ...args: readonly string[]): Ran;
  /** Runs a script that lies in the tree itself. */
  runOwn(script: string): Ran;
  remove(): void;
}

export function createTempTree(files: Files): TempTree {
  const folder = mkdtempSync(join(tmpdir(), 'kokpit-tree-'));
  for (const file of SETTINGS) cpSync(join(ROOT, file), join(folder, file));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  spawnSync('git', ['init', '-q'], { cwd: folder });
  const run = (script: string, args: readonly string[]): Ran => {
    const done = spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8' });
    return { code: done.status, output: `${done.stdout}${done.stderr}` };
  };
  const tree: TempTree = {
    at: (path) => join(folder, path),
    drop: (path) => rmSync(join(folder, path)),
    write: (added) => {
      for (const [file, text] of Object.entries(added)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
    },
    run: (script, ...args) => run(join(ROOT, script), args),
    runOwn: (script) => run(join(folder, script), []),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  tree.write(files);
  return tree;
}
