// What the core refuses, what went wrong lately and why a line was refused: said in the reader's language, whole.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CacheError } from '../../electron/cache/types.ts';
import { RequestError, serveClient } from '../../electron/core/client.ts';
import { keep } from '../../electron/core/kept.ts';
import { ExplainError, follow } from '../../electron/figures/explain/path.ts';
import { LinkError } from '../../renderer/link/link.ts';
import { createWords, keyOf } from '../../renderer/locales/words.ts';
import { refusedBy } from '../../renderer/store/refused.ts';
import { refusalWords } from '../../renderer/views/refusal-words.ts';
import type { Port } from '../../shared/contract/wire.ts';
import { createFormats } from '../../shared/text/formats.ts';
import { said } from '../../shared/words/said.ts';

const CORE = join(import.meta.dirname, '..', '..', 'electron', 'core');
const wordsOf = (language: 'en' | 'tr' | 'de') => createWords(language, createFormats(language, 'UTC'));

/** As a page hears of it, over the wire. */
async function heard(error: Error): Promise<LinkError> {
  const sent: string[] = [];
  let hear = (_text: string) => {};
  const port: Port = {
    send: (text) => void sent.push(text),
    onMessage: (listener) => {
      hear = listener;
    },
    onClose: () => {},
    close: () => {},
  };
  serveClient(port, {
    watch: () => {},
    unwatch: () => {},
    answer: () => Promise.reject(error),
    onDropped: () => {},
    onError: () => {},
  });
  hear(JSON.stringify({ v: 1, t: 'request', id: 1, method: 'any', params: null }));
  await expect.poll(() => sent.length).toBe(1);
  return new LinkError(JSON.parse(sent[0] ?? '').error);
}

async function refusedWith(error: Error, families: readonly string[]): Promise<string[]> {
  const refused = refusedBy(await heard(error));
  return (['en', 'tr', 'de'] as const).map((language) => refusalWords(refused, families, wordsOf(language)));
}

/** What `act` throws. */
async function thrownBy(act: () => unknown): Promise<Error> {
  try {
    await act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

describe('a refusal', () => {
  test('that keeps nothing because of the disk says so', async () => {
    const full = new CacheError('full', '/c.db', said('cache.full', { file: '/c.db' }));
    const error = await thrownBy(() => keep({ commit: () => Promise.reject(full) } as never, {}));
    expect(await refusedWith(error, ['error'])).toEqual([
      'It could not be saved, so nothing was changed: There is no room left on the disk of /c.db. Nothing of this was kept: free some space.',
      'Kaydedilemedi, hiçbir şey değişmedi: /c.db dosyasının diskinde yer kalmadı. Bunlardan hiçbiri kaydedilmedi: yer açın.',
      'Das ließ sich nicht speichern, es wurde nichts geändert: Auf dem Datenträger von /c.db ist kein Platz mehr. Davon wurde nichts gespeichert: Schaffen Sie Platz.',
    ]);
  });

  test('of a figure that is none names what is near', async () => {
    const error = await thrownBy(() => follow({ totals: { active: 1 } }, 'totals.activ'));
    expect(error).toBeInstanceOf(ExplainError);
    const wire = new RequestError('not_explained', error.message, (error as ExplainError).said);
    expect(await refusedWith(wire, ['explain.fault', 'refused', 'error'])).toEqual([
      'totals has no "activ"; did you mean active?',
      'totals içinde “activ” yok; active mi demek istediniz?',
      'totals hat kein „activ“; meinten Sie active?',
    ]);
  });

  test('that is a fault of the core itself says no more than that', async () => {
    const [, , german] = await refusedWith(new Error('a fault of ours'), ['error']);
    expect(german).toBe('Das ging nicht. Nichts wurde geändert; noch einmal versuchen.');
  });

  test('has words for every code that the core refuses with', () => {
    const sources = readdirSync(CORE).map((name) => readFileSync(join(CORE, name), 'utf8'));
    const codes = new Set(
      sources.flatMap((code) => [...code.matchAll(/new RequestError\(\s*'(\w+)'/g)].map(([, name]) => name ?? '')),
    );
    expect(codes.size).toBeGreaterThan(10);
    // These come with the core's own words, or have a page of their own (agent-page.tsx).
    for (const own of ['not_explained', 'unknown_agent', 'day_to_come']) codes.delete(own);
    const without = [...codes].filter((code) =>
      ['explain.fault', 'refused', 'error'].every((family) => keyOf(family, code) === null),
    );
    expect(without).toEqual([]);
  });
});

test('what went wrong lately, and why a source is away', () => {
  const { reason } = wordsOf('de');
  expect(
    [
      'Request failed: The report thread has ended.',
      'Command not sent: the demo floor is not running',
      'There is no room left on the disk of /c.db. Nothing of this was kept: free some space.',
      '/c.db is damaged (the block of event 12 does not hold). Start Kokpit again: it sets the file aside and recovers what it can.',
      '/floor.ndjson: there is no such file',
      "/floor.ndjson: reading failed: EMFILE: too many open files, open '/floor.ndjson'",
    ].map(reason),
  ).toEqual([
    'Anfrage misslungen: Der Strang der Berichte hat geendet.',
    'Befehl nicht gesendet: die Demo-Fläche läuft nicht',
    'Auf dem Datenträger von /c.db ist kein Platz mehr. Davon wurde nichts gespeichert: Schaffen Sie Platz.',
    '/c.db ist beschädigt (der Block von Ereignis 12 ist nicht heil). Starten Sie Kokpit neu: Die Datei wird beiseitegelegt und gerettet, was zu retten ist.',
    '/floor.ndjson: Diese Datei gibt es nicht',
    "/floor.ndjson: Das Lesen misslang: EMFILE: zu viele offene Dateien, open '/floor.ndjson'",
  ]);
});
