// Holds the layer rules of .dependency-cruiser.cjs against the tree in the current folder, and sees to it that the tool
// saw everything: a file outside the known folders, or an import that the tool did not see, is a fault.
// Run by `npm run check`; prints one line per fault and ends with 1, or says how much it read.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';

const KNOWN = [
  /^electron\/(core|source|cache|figures|publish|command|alert|snapshot|words|shell|host|cli)\/([a-z0-9-]+\/)*[a-z0-9-]+\.ts$/,
  /^renderer\/(link|store|views|charts|theme|locales)\/([a-z0-9-]+\/)*[a-z0-9-]+\.tsx?$/,
  /^renderer\/(main\.tsx|env\.d\.ts)$/,
  /^shared\/([a-z0-9-]+\/)*[a-z0-9-]+\.ts$/,
  /^resources\/(lib\/)?[a-z0-9-]+\.mjs$/,
  /^test\/([a-z0-9-]+\/)*[a-z0-9.-]+\.(tsx?|mjs)$/,
  /^(electron\.vite|vitest|playwright)\.config\.ts$/,
  /^\.dependency-cruiser\.cjs$/,
];

const CODE = /\.(?:[cm]?[jt]sx?)$/;
const NOT_OURS = new Set(['node_modules', 'out', '.git', '.cache', 'test-results', 'playwright-report']);
/** What a cruise starts from: the settings files on top are read, but are no layer. */
const LAYERS = ['electron', 'renderer', 'shared', 'resources', 'test'];

/**
 * Imports as they are written: at the top of a file, and inside a type, which the parser does not report. Each must be
 * among what the tool saw. Pictures and styles are no layer; inside types, nor are Node's own modules.
 */
const TOP_IMPORT = /^(?:(?:import|export|\}) (?:[^'"\n]* )?from|import) '(?:node:)?([^']+)';$/gm;
const TYPE_IMPORT = /\bimport\(\s*['"](?!node:)([^'"]+)['"]\s*\)/g;
const ASSET = /\.(?:css|svg|png|woff2|json)(?:\?\w+)?$/;

const files = listFiles('');
const layered = files.filter((file) => LAYERS.some((layer) => file.startsWith(`${layer}/`)));
const result = await cruiseTree();
const faults = [...unknownPlaces(), ...brokenRules(), ...unseenImports()];

for (const fault of faults) process.stdout.write(`${fault}\n`);
if (faults.length === 0) {
  process.stdout.write(`${layered.length} files, ${result.summary.totalDependenciesCruised} imports, no fault\n`);
}
process.exitCode = faults.length === 0 ? 0 : 1;

async function cruiseTree(): Promise<ICruiseResult> {
  const { forbidden, options } = createRequire(import.meta.url)(join(process.cwd(), '.dependency-cruiser.cjs'));
  const { enhancedResolveOptions, ...settings } = options;
  const { output } = await cruise(
    layered,
    { ...settings, ruleSet: { forbidden }, validate: true },
    enhancedResolveOptions,
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text where a result was asked for');
  return output;
}

function unknownPlaces(): string[] {
  return files
    .filter((file) => !KNOWN.some((place) => place.test(file)))
    .map((file) => `unknown-place: ${file} lies in no known folder; test/tooling/layers.ts names them`);
}

function brokenRules(): string[] {
  return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} imports ${to}`);
}

function unseenImports(): string[] {
  const seen = new Map(
    result.modules.map((module) => [module.source, new Set(module.dependencies.map((d) => d.module))]),
  );
  return layered.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const hidden = file.startsWith('test/')
      ? []
      : namesIn(text, TYPE_IMPORT).filter((name) => !seen.get(file)?.has(name));
    const unread = namesIn(text, TOP_IMPORT).filter((name) => !ASSET.test(name) && !seen.get(file)?.has(name));
    return [
      ...hidden.map((name) => `hidden-import: ${file} imports ${name} inside a type; write "import type" at the top`),
      ...unread.map((name) => `unread: ${file} imports ${name}, which dependency-cruiser did not see`),
    ];
  });
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);
}

function listFiles(folder: string): string[] {
  return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : listFiles(path);
    return CODE.test(entry.name) ? [path] : [];
  });
}
