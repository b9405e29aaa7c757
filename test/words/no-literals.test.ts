// No words for a person stand in the code of who speaks to a terminal: all are in the catalogues.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const SPEAKERS = [
  ...readdirSync(join(ROOT, 'electron/cli')).map((name) => `electron/cli/${name}`),
  'electron/host/main.ts',
  'electron/host/serve.ts',
  'electron/host/requests.ts',
  'electron/shell/main.ts',
  'electron/core/launch.ts',
  'electron/core/usage-lines.ts',
  'electron/core/bridge-launch.ts',
  'resources/kokpit.mjs',
  'resources/start.mjs',
  'resources/lib/build.mjs',
  'resources/lib/electron.mjs',
  'resources/lib/install.mjs',
  'resources/lib/project.mjs',
];
/** How the program calls itself in its usage, in every language. */
const NAMES = new Set(['kokpit import', 'kokpit serve', 'kokpit bridge', 'npm start --']);

/** Every text in a syntax tree, templates in their pieces; what a module is called is no text. */
function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { type, value, raw, source: _source, ...rest } = node as Record<string, unknown>;
  if (type === 'StringLiteral') return [String(value)];
  if (type === 'TemplateElement') return [String(raw)];
  const inner = type === 'ImportDeclaration' ? [] : Object.values(rest).flatMap(textsOf);
  return [...inner, ...textsOf(value)];
}

/** Two words beside each other, flags and places for values aside. */
function isForPeople(text: string): boolean {
  const words = text.replaceAll(/\S*[-<[\]>=/\\]\S*/g, ' | ');
  return /\p{L}{2,}[,.:;]? \p{L}{2,}/u.test(words) && !NAMES.has(text);
}

function wordsIn(code: string): string[] {
  return textsOf(parseSync(code, { syntax: 'typescript' })).filter(isForPeople);
}

test('a text for people is seen wherever it stands', () => {
  const code = `
    import { x } from './a b c.ts';
    say('Nothing to show.');
    say(\`The file \${x} is missing\`);
    const table = { one: ['it failed again'] };
    const f = () => { throw new Error("no such thing") };
    option('--db <file>', 'help [command]');
    call('kokpit import', '-V, --version', 'utf8', 'cli.import.kept');
  `;
  expect(wordsIn(code)).toEqual(['Nothing to show.', 'The file ', ' is missing', 'it failed again', 'no such thing']);
});

describe('no words of its own has', () => {
  test.each(SPEAKERS)('%s', (file) => {
    expect(wordsIn(readFileSync(join(ROOT, file), 'utf8'))).toEqual([]);
  });
});
