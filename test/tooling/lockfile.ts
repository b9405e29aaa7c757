// Holds package.json and package-lock.json in the current folder to what a fresh machine anywhere needs: exact versions,
// and no address of a registry, so that each machine asks its own. Run by `npm run check`.

import { readFileSync } from 'node:fs';

interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  /** It travels inside another package and has no checksum of its own. */
  readonly inBundle?: boolean;
  /** Binaries of one platform; a registry that lacks a platform's leaves its checksum out. */
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifest = readJson<{
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}>('package.json');
const lock = readJson<{ readonly packages: Readonly<Record<string, LockEntry>> }>('package-lock.json');

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

const faults = [
  ...wanted
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `inexact: package.json asks for ${name} ${version}; name one version`),
  ...wanted
    .filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)
    .map(([name]) => `stale: package-lock.json does not hold ${name} as package.json names it; run npm install`),
  ...installed
    .filter(([, entry]) => entry.resolved !== undefined)
    .map(([path, entry]) => `address: package-lock.json says ${path} comes from ${entry.resolved}`),
  ...installed
    .filter(([, entry]) => entry.integrity === undefined && !entry.inBundle && entry.os === undefined)
    .map(([path]) => `unchecked: package-lock.json has no checksum for ${path}`),
  ...Object.values(lock.packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !installed.some(([path]) => path.endsWith(`node_modules/${name}`)))
    .map((name) => `gap: package-lock.json leaves out ${name}, so "npm ci" refuses it`),
];

for (const fault of faults) process.stdout.write(`${fault}\n`);
if (faults.length === 0) process.stdout.write(`${installed.length} packages, exact, without addresses\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
