// `npm run check` bites: a sound tree passes each check, a planted fault fails the check that is there for it.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTempTree, type Files, type TempTree } from './temp-tree.ts';

/** Each test runs the tools as a developer does; a machine that is busy with other tests takes its time. */
vi.setConfig({ testTimeout: 120_000 });

const SCRIPT = 'resources/check.mjs';
const SOUND: Files = { 'shared/sum.ts': 'export const sum = (a: number, b: number): number => a + b;\n' };

interface Fault {
  readonly what: string;
  readonly check: string;
  readonly files: Files;
  readonly says: string;
}

const FAULTS: readonly Fault[] = [
  {
    what: 'a wrong type',
    check: 'types',
    files: { 'shared/wrong.ts': "export const wrong: number = 'text';\n" },
    says: 'TS2322',
  },
  {
    what: 'an index that may be undefined',
    check: 'types',
    files: { 'shared/wrong.ts': 'export const first = (list: readonly number[]): number => list[0];\n' },
    says: 'TS2322',
  },
  { what: 'an enum', check: 'types', files: { 'shared/wrong.ts': 'export enum Status {}\n' }, says: 'TS1294' },
  {
    what: 'a default export',
    check: 'lint',
    files: { 'shared/wrong.ts': 'const wrong = 1;\nexport default wrong;\n' },
    says: 'noDefaultExport',
  },
  {
    what: 'any',
    check: 'lint',
    files: { 'shared/wrong.ts': 'export const wrong = (value: any) => value;\n' },
    says: 'noExplicitAny',
  },
  {
    what: 'a test left focused',
    check: 'lint',
    files: {
      'test/wrong.test.ts': "import { it } from 'vitest';\n\nit.only('runs alone', () => {});\n",
    },
    says: 'noFocusedTests',
  },
  {
    what: 'a clock in the figures',
    check: 'lint',
    files: { 'electron/figures/wrong.ts': 'export const now = (): number => Date.now();\n' },
    says: 'noRestrictedGlobals',
  },
  {
    what: 'a file name in another case',
    check: 'lint',
    files: { 'shared/WrongName.ts': 'export const wrong = 1;\n' },
    says: 'useFilenamingConvention',
  },
  { what: 'a crooked format', check: 'lint', files: { 'shared/wrong.ts': 'export const  wrong=1\n' }, says: 'format' },
  {
    what: 'an import across layers',
    check: 'layers',
    files: { 'shared/wrong.ts': "import 'node:fs';\n" },
    says: 'shared-stands-alone',
  },
  {
    what: 'an address in the lock file',
    check: 'lockfile',
    files: {
      'package.json': '{ "dependencies": { "a": "1.0.0" } }\n',
      'package-lock.json':
        '{ "packages": { "node_modules/a": { "version": "1.0.0", "integrity": "x", "resolved": "https://registry.example/a.tgz" } } }\n',
    },
    says: 'address: ',
  },
  {
    what: 'a version that is a range',
    check: 'lockfile',
    files: {
      'package.json': '{ "dependencies": { "a": "^1.0.0" } }\n',
      'package-lock.json': '{ "packages": { "node_modules/a": { "version": "1.0.0", "integrity": "x" } } }\n',
    },
    says: 'inexact: ',
  },
  {
    what: 'a platform left out of the lock file',
    check: 'lockfile',
    files: {
      'package.json': '{ "dependencies": { "a": "1.0.0" } }\n',
      'package-lock.json':
        '{ "packages": { "node_modules/a": { "version": "1.0.0", "integrity": "x", "optionalDependencies": { "a-arm": "1.0.0" } } } }\n',
    },
    says: 'gap: ',
  },
];

let tree: TempTree | undefined;
afterEach(() => tree?.remove());

describe('npm run check', () => {
  it('passes a sound tree', () => {
    tree = createTempTree(SOUND);
    const { code, output } = tree.run(SCRIPT);
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(/✓ types.*✓ lint.*✓ layers.*✓ lockfile/s),
    });
  });

  it.each(FAULTS)('finds $what', ({ check, files, says }) => {
    tree = createTempTree({ ...SOUND, ...files });
    expect(tree.run(SCRIPT, '--only', check)).toEqual({ code: 1, output: expect.stringContaining(says) });
  });

  it('names the checks there are when asked for another', () => {
    tree = createTempTree(SOUND);
    expect(tree.run(SCRIPT, '--only', 'spelling')).toEqual({
      code: 2,
      output: 'There is no check "spelling". There are: types, lint, layers, lockfile.\n',
    });
  });
});
