// How the program is built: the main process, the workers, the host shell and the command line as ES modules for
// Node 24, the preload as one CommonJS file that a sandbox accepts, the page with nothing inline (its CSP forbids it).
// KOKPIT_OUT names another folder than out/, so that a build can be made aside and put in place whole.

import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const ROOT = import.meta.dirname;
const OUT = resolve(ROOT, process.env.KOKPIT_OUT ?? 'out');

/** What stays in node_modules: native code, and what carries optional native code. All else is bundled: it starts faster. */
const EXTERNAL = ['electron', 'better-sqlite3', 'ws'];

const MAIN_ENTRIES = {
  shell: 'electron/shell/main.ts',
  host: 'electron/host/main.ts',
  cli: 'electron/cli/main.ts',
  'core-worker': 'electron/core/core-worker.ts',
  'writer-worker': 'electron/cache/writer-worker.ts',
  'report-worker': 'electron/core/report-worker.ts',
  'rewind-worker': 'electron/core/rewind-worker.ts',
  'check-process': 'electron/cache/check-process.ts',
};

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      outDir: resolve(OUT, 'main'),
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: {
        input: MAIN_ENTRIES,
        external: EXTERNAL,
        // Flat: electron/core/worker-url.ts looks for the workers beside whatever chunk it ends up in.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: resolve(OUT, 'preload'),
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: {
        input: { preload: resolve(ROOT, 'electron/shell/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(ROOT, 'renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(OUT, 'renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      minify: true,
      // No data: URLs: fonts and pictures are files of their own, so the CSP can say 'self' and nothing else.
      assetsInlineLimit: 0,
      rolldownOptions: { input: resolve(ROOT, 'renderer/index.html') },
    },
  },
});
