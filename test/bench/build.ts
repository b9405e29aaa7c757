// Builds the program, as electron.vite.config.ts does, together with the bench's own processes, into out/bench: what is
// measured is built code of this very moment.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');
const OUT = join(ROOT, 'out/bench');

const ENTRIES = {
  cli: 'electron/cli/main.ts',
  'core-worker': 'electron/core/core-worker.ts',
  'writer-worker': 'electron/cache/writer-worker.ts',
  'report-worker': 'electron/core/report-worker.ts',
  'rewind-worker': 'electron/core/rewind-worker.ts',
  'bench-raw': 'test/bench/raw-child.ts',
  'bench-fold': 'test/bench/fold-child.ts',
  'bench-loop': 'test/bench/loop-child.ts',
  'bench-start': 'test/bench/start-child.ts',
  'bench-rewind': 'test/bench/rewind-child.ts',
  'bench-reports': 'test/bench/reports-child.ts',
  'bench-memory': 'test/bench/memory-child.ts',
  'bench-memory-core': 'test/bench/memory-core.ts',
  'bench-host': 'test/bench/host-child.ts',
  'bench-core': 'test/bench/bench-core.ts',
} as const;

export async function buildForBench(): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', 'ws', '@duckdb/node-api'] },
    build: {
      ssr: true,
      outDir: OUT,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, join(ROOT, file)])),
        external: ['better-sqlite3', 'ws', '@duckdb/node-api'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

export function built(name: keyof typeof ENTRIES): string {
  return join(OUT, `${name}.js`);
}

/** The folder of the built page. Throws where it was not built. */
export function builtPage(): string {
  const folder = join(ROOT, 'out/renderer');
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`${folder} is not built: run "npm run build".`);
  return folder;
}
