// The build happens when it must and only then, and never leaves half a program behind.

import { cpSync, existsSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTempTree, type TempTree } from './temp-tree.ts';

/** A build takes a second, but a machine that is busy with other tests takes its time. */
vi.setConfig({ testTimeout: 120_000 });

const ROOT = join(import.meta.dirname, '..', '..');
const SCRIPT = 'resources/build.mjs';
const BUILT = { code: 0, output: 'Building ...\nout/ is up to date.\n' };
const ENTRY = /^ {2}'?([a-z-]+)'?: '(electron\/[a-z/-]+\.ts)',$/gm;
const UP_TO_DATE = { code: 0, output: 'out/ is up to date.\n' };

/** Every entry that the settings name, as a stand-in that says its name. */
const ENTRIES = [...readFileSync(join(ROOT, 'electron.vite.config.ts'), 'utf8').matchAll(ENTRY)].map(
  ([, name = '', file = '']) => ({ name, file }),
);

let tree: TempTree;
beforeEach(() => {
  tree = createTempTree({
    'electron/shell/preload.ts':
      "import { contextBridge } from 'electron';\ncontextBridge.exposeInMainWorld('x', 1);\n",
    'renderer/index.html': '<!doctype html><script type="module" src="./main.tsx"></script>\n',
    'renderer/main.tsx': "document.title = 'Kokpit';\n",
  });
  for (const { name, file } of ENTRIES) tree.write({ [file]: `process.stdout.write('${name}');\n` });
  for (const path of ['resources', 'electron.vite.config.ts'])
    cpSync(join(ROOT, path), tree.at(path), { recursive: true });
});
afterEach(() => tree.remove());

describe('npm run build', () => {
  it('makes every entry, with nothing inline in the page', () => {
    expect(tree.runOwn(SCRIPT)).toEqual(BUILT);
    const made = ENTRIES.filter(({ name }) => existsSync(tree.at(`out/main/${name}.js`))).map(({ name }) => name);
    expect(made).toEqual(expect.arrayContaining(['shell', 'host', 'cli', 'core-worker', 'writer-worker']));
    expect(made).toHaveLength(ENTRIES.length);
    expect(readFileSync(tree.at('out/preload/preload.cjs'), 'utf8')).toContain('require("electron")');
    const page = readFileSync(tree.at('out/renderer/index.html'), 'utf8');
    expect(page).toMatch(/<script type="module" crossorigin src="\.\/assets\/[^"]+\.js"><\/script>/);
    expect(page).not.toMatch(/<style|style=|<script>/);
  });

  it('builds once, and again only after a change of content', () => {
    expect(tree.runOwn(SCRIPT)).toEqual(BUILT);
    expect(tree.runOwn(SCRIPT)).toEqual(UP_TO_DATE);
    utimesSync(tree.at('electron/host/main.ts'), 1, 1);
    expect(tree.runOwn(SCRIPT)).toEqual(UP_TO_DATE);
    tree.write({ 'electron/host/main.ts': "process.stdout.write('second');\n" });
    expect(tree.runOwn(SCRIPT)).toEqual(BUILT);
    expect(readFileSync(tree.at('out/main/host.js'), 'utf8')).toContain('second');
  });

  it('leaves the last build in place when the next one fails', () => {
    tree.runOwn(SCRIPT);
    tree.write({ 'electron/host/main.ts': 'this is no program\n' });
    const { code, output } = tree.runOwn(SCRIPT);
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('electron/host/main.ts') });
    expect(readFileSync(tree.at('out/main/host.js'), 'utf8')).toMatch(/write\("host"\)/);
  });

  it('fails when an entry is missing', () => {
    tree.drop('electron/cli/main.ts');
    expect(tree.runOwn(SCRIPT)).toEqual({ code: 1, output: expect.stringContaining('electron/cli/main.ts') });
  });

  it('takes over from a builder that is gone', () => {
    tree.write({ '.cache/build.lock/pid': '2147483646' });
    expect(tree.runOwn(SCRIPT)).toEqual(BUILT);
  });
});
