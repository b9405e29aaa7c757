// The layer rules bite: one fault is planted for each, and each is found. A tree without faults passes.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTempTree, type Files, type TempTree } from './temp-tree.ts';

/** Each test runs the tools as a developer does; a machine that is busy with other tests takes its time. */
vi.setConfig({ testTimeout: 120_000 });

const ROOT = join(import.meta.dirname, '..', '..');
const SCRIPT = 'test/tooling/layers.ts';

/** A tree in which everybody keeps to the rules, types and dynamic imports included. */
const SOUND: Files = {
  'shared/events/event.ts': "import type { Static } from 'typebox';\nexport type Event = Static<never>;\n",
  'electron/figures/fold.ts':
    "import { Temporal } from 'temporal-polyfill';\nimport type { Event } from '../../shared/events/event.ts';\n" +
    'export const fold = (event: Event) => [Temporal, event];\n',
  'electron/cache/open.ts': "import Database from 'better-sqlite3';\nexport const open = () => new Database('x');\n",
  'electron/source/port.ts': 'export const port = 1;\n',
  'electron/publish/publish.ts': 'export const publish = 1;\n',
  'electron/core/core.ts':
    "import { open } from '../cache/open.ts';\nimport { fold } from '../figures/fold.ts';\nexport const core = [open, fold];\n",
  'electron/host/host.ts':
    "import { WebSocketServer } from 'ws';\nimport { core } from '../core/core.ts';\nexport const host = [core, WebSocketServer];\n",
  'electron/shell/shell.ts':
    "import { app } from 'electron';\nimport { core } from '../core/core.ts';\nexport const shell = [app, core];\n",
  'electron/words/words.ts': "import type { Event } from '../../shared/events/event.ts';\nexport type Words = Event;\n",
  'electron/cli/cli.ts':
    "import { core } from '../core/core.ts';\nimport type { Words } from '../words/words.ts';\n" +
    'export const cli = (words: Words) => [core, words];\n',
  'renderer/link/link.ts':
    "import type { Event } from '../../shared/events/event.ts';\nexport const link = (e: Event) => e;\n",
  'renderer/store/store.ts':
    "import { createStore } from 'zustand/vanilla';\nexport const store = createStore(() => 1);\n",
  'renderer/views/view.tsx':
    "import { useState } from 'react';\nimport { useVirtualizer } from '@tanstack/react-virtual';\n" +
    "import { store } from '../store/store.ts';\nexport const view = [store, useState, useVirtualizer];\n",
  'renderer/charts/chart.ts': "import { init } from 'echarts/core';\nexport const chart = init;\n",
  'test/core/core.test.ts': "import { core } from '../../electron/core/core.ts';\nexport const tested = core;\n",
};

interface Fault {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

const FAULTS: readonly Fault[] = [
  { rule: 'no-cycles', file: 'shared/events/first.ts', text: "export * from './second.ts';\n" },
  { rule: 'no-unresolvable', file: 'electron/core/lost.ts', text: "import '../cache/nowhere.ts';\n" },
  { rule: 'shared-stands-alone', file: 'shared/a.ts', text: "import '../electron/core/core.ts';\n" },
  { rule: 'shared-stands-alone', file: 'shared/b.ts', text: "import 'node:fs';\n" },
  { rule: 'shared-stands-alone', file: 'shared/c.ts', text: "import 'uuid';\n" },
  { rule: 'figures-are-pure', file: 'electron/figures/disk.ts', text: "import 'node:fs';\n" },
  { rule: 'figures-are-pure', file: 'electron/figures/clock.ts', text: "import '../core/core.ts';\n" },
  {
    rule: 'steps-do-not-meet',
    file: 'electron/publish/a.ts',
    text: "import type { port } from '../source/port.ts';\n",
  },
  { rule: 'steps-do-not-meet', file: 'electron/cache/up.ts', text: "import { core } from '../core/core.ts';\n" },
  { rule: 'core-knows-no-shell', file: 'electron/core/up.ts', text: "import '../host/host.ts';\n" },
  { rule: 'shells-enter-by-core', file: 'electron/host/deep.ts', text: "export { open } from '../cache/open.ts';\n" },
  { rule: 'command-line-enters-by-core', file: 'electron/cli/other.ts', text: "await import('../host/host.ts');\n" },
  { rule: 'words-are-pure', file: 'electron/words/core.ts', text: "import '../core/core.ts';\n" },
  { rule: 'words-at-the-edge', file: 'electron/cache/say.ts', text: "import '../words/words.ts';\n" },
  { rule: 'words-at-the-edge', file: 'electron/core/say.ts', text: "import '../words/words.ts';\n" },
  {
    rule: 'sides-do-not-meet-electron',
    file: 'electron/host/page.ts',
    text: "import '../../renderer/link/link.ts';\n",
  },
  {
    rule: 'sides-do-not-meet-renderer',
    file: 'renderer/store/core.ts',
    text: "import type { core } from '../../electron/core/core.ts';\n",
  },
  { rule: 'renderer-is-a-page', file: 'renderer/link/node.ts', text: "import { join } from 'node:path';\n" },
  { rule: 'views-read-the-store', file: 'renderer/views/link.ts', text: "import { link } from '../link/link.ts';\n" },
  { rule: 'store-is-no-view', file: 'renderer/store/react.ts', text: "import { useState } from 'react';\n" },
  { rule: 'store-is-no-view', file: 'renderer/link/view.ts', text: "import '../views/view.tsx';\n" },
  { rule: 'product-knows-no-test', file: 'electron/core/test.ts', text: "import '../../test/core/core.test.ts';\n" },
  { rule: 'better-sqlite3-has-one-home', file: 'electron/host/sql.ts', text: "import 'better-sqlite3';\n" },
  { rule: 'ws-has-one-home', file: 'electron/source/ws.ts', text: "import type { WebSocket } from 'ws';\n" },
  { rule: 'electron-has-one-home', file: 'electron/host/window.ts', text: "import { app } from 'electron';\n" },
  { rule: 'nats-io-has-one-home', file: 'electron/core/nats.ts', text: "await import('@nats-io/jetstream');\n" },
  { rule: 'echarts-has-one-home', file: 'renderer/views/chart.ts', text: "import 'echarts/core';\n" },
  { rule: 'zustand-has-one-home', file: 'renderer/views/store.ts', text: "import 'zustand';\n" },
  { rule: 'commander-has-one-home', file: 'electron/host/flags.ts', text: "import 'commander';\n" },
  {
    rule: 'tanstack-react-virtual-has-one-home',
    file: 'renderer/charts/rows.ts',
    text: "import '@tanstack/react-virtual';\n",
  },
  {
    rule: 'hidden-import',
    file: 'renderer/store/hidden.ts',
    text: "export type Core = import('../../electron/core/core.ts').Core;\n",
  },
  { rule: 'unknown-place', file: 'electron/tools/tool.ts', text: 'export const tool = 1;\n' },
  { rule: 'unknown-place', file: 'lib/tool.js', text: 'export const tool = 1;\n' },
];

let tree: TempTree | undefined;
afterEach(() => tree?.remove());

describe('layer rules', () => {
  it('find nothing in a tree that keeps to them', () => {
    tree = createTempTree(SOUND);
    const { code, output } = tree.run(SCRIPT);
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(/^\d+ files, \d+ imports, no fault\n$/),
    });
  });

  it('find each planted fault', () => {
    tree = createTempTree(SOUND);
    tree.write(Object.fromEntries(FAULTS.map(({ file, text }) => [file, text])));
    tree.write({ 'shared/events/second.ts': "export * from './first.ts';\n" });
    const { code, output } = tree.run(SCRIPT);
    const found = FAULTS.filter(({ rule, file }) =>
      output.split('\n').some((line) => line.startsWith(`${rule}: ${file} `)),
    );
    expect(found).toEqual(FAULTS);
    expect(code).toBe(1);
  });

  it('have a planted fault each', () => {
    const { forbidden } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs'));
    const named: readonly string[] = forbidden.map((rule: { readonly name: string }) => rule.name);
    expect(named.filter((name) => !FAULTS.some(({ rule }) => rule === name))).toEqual([]);
  });

  it('fail when the tool sees less than is there', () => {
    tree = createTempTree(SOUND);
    const settings = readFileSync(join(ROOT, '.dependency-cruiser.cjs'), 'utf8');
    tree.write({ '.dependency-cruiser.cjs': settings.replace('options: {', "options: { includeOnly: '^shared/',") });
    expect(tree.run(SCRIPT)).toEqual({
      code: 1,
      output: expect.stringContaining('unread: electron/core/core.ts imports ../cache/open.ts,'),
    });
  });
});
