// Everything that the core says in words has words in the page's languages: every rule, every list, every reason, every note.
import { expect, test } from 'vitest';
import { explain } from '../../electron/core/explain.ts';
import { CATALOGUES, createTranslate, keyOf } from '../../renderer/locales/words.ts';
import { nameOfFigure } from '../../renderer/store/figure-words.ts';
import { createFormats } from '../../shared/text/formats.ts';
import { sayWhy } from '../../shared/words/why.ts';
import { randomQuestions } from '../histories/questions.ts';
import { randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { figuresOf, reportAsked, reportOf, withCache } from './asking.ts';

const HISTORIES = 25;
/** Words of ours around whose ends every sentence must stand: nothing of the core's English is left over. */
const marked = Object.fromEntries(Object.keys(CATALOGUES.en).map((key) => [key, `⟨${key}⟩`]));

/** What is left of a text when all that has words is taken out. */
function unsaid(text: string): string {
  return sayWhy(text, (key) => marked[key] ?? '').replaceAll(/⟨[^⟩]*⟩|; | /g, '');
}

const ROW_NOTE = /^(row \d+|calls_in \d+, calls_out \d+, tickets \d+, chats \d+)$/;

test('over random histories, and every figure has a name', async () => {
  const left = new Set<string>();
  const seen = new Set<string>();
  await forEachSeed(HISTORIES, async (seed) => {
    const history = randomHistory(seed);
    await withCache(history.world.tz, [history.events], (reader) => {
      for (const question of randomQuestions(history, seed, 1)) {
        const asked = reportAsked(question);
        for (const [figure] of figuresOf(reportOf(reader, asked))) {
          const plain = `${asked.report} ${figure.replaceAll(/\[\d+\]/g, '')}`;
          if (figure.endsWith('#') || seen.has(plain)) continue;
          seen.add(plain);
          if (nameOfFigure(asked.report, figure) === null) left.add(`no name: ${plain}`);
          const { rule, parts, left_out } = explain(reader, asked, figure);
          const said = [rule, ...parts.map(({ what }) => what), ...left_out.map(({ reason }) => reason)];
          for (const text of said) if (unsaid(text) !== '') left.add(text);
          for (const { note } of [...parts, ...left_out].flatMap(({ items }) => items)) {
            if (note === null || ROW_NOTE.test(note) || keyOf('status', note) !== null) continue;
            if (!history.events.some(({ data }) => Object.values(data).includes(note)) && unsaid(note) !== '')
              left.add(note);
          }
        }
      }
    });
  });
  expect([...left]).toEqual([]);
  expect(seen.size).toBeGreaterThan(90);
}, 240_000);

test('English is what the core says; the values stand in the other languages too', () => {
  const say = (language: 'en' | 'de' | 'tr', text: string) =>
    sayWhy(text, createTranslate(language, createFormats(language, 'UTC')));
  const rule =
    'Answered within T = 20 s, in all answered and lost; lost ones that waited less than S = 0.5 s are left out.';
  expect(say('en', rule)).toBe(rule);
  expect(say('de', rule)).toContain('S = 0.5 s');
  expect(say('tr', rule)).toContain('T = 20 sn');
  expect(say('de', 'lost after less than S = 5 s')).toBe('verloren nach weniger als S = 5 s');
  expect(say('tr', 'Something that nobody has translated.')).toBe('Something that nobody has translated.');
});
