#!/usr/bin/env node
// The command line's launcher (package.json "bin"): any Node from 18 on may run it. It puts in place what is missing,
// says so on stderr only, and hands over to the built program under a Node that is new enough.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endWithNpm, IMPORT_FLAGS, NODE_MAJOR, programNode, ROOT, runInForeground, say } from './lib/project.mjs';
import { t } from './lib/words.mjs';

const PROGRAM = join(ROOT, 'out', 'main', 'cli.js');

async function main() {
  if (!ensureInstalled() || !ensureBuilt()) return process.exit(1);
  const node = programNode();
  if (node === null) {
    say(t('node.old', { wanted: NODE_MAJOR, version: process.version, folder: ROOT }));
    return process.exit(1);
  }
  const flags = process.argv[2] === 'import' ? IMPORT_FLAGS : [];
  if (node === process.execPath && flags.length === 0) {
    endWithNpm(() => process.kill(process.pid, 'SIGTERM'));
    return import(pathToFileURL(PROGRAM).href);
  }
  process.exit(await runInForeground(node, [...flags, PROGRAM, ...process.argv.slice(2)]));
}

await main();
