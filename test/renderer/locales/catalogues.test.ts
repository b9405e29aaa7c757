import { describe, expect, test } from 'vitest';
import { CATALOGUES, createTranslate, keyOf } from '../../../renderer/locales/words.ts';
import { createFormats } from '../../../shared/text/formats.ts';
import type { Message } from '../../../shared/words/message.ts';

const { en, ...others } = CATALOGUES;

function forms(message: Message): readonly string[] {
  return typeof message === 'string' ? [message] : [message.one, message.other];
}

/** Names in braces, of all forms together: a form for one may leave the number out. */
function placeholders(message: Message): readonly string[] {
  const names = forms(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''));
  return [...new Set(names)].sort();
}

describe.each(Object.entries(others))('the catalogue of %s', (_, catalogue) => {
  test('has the keys of English, no more and no fewer', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort());
  });

  test('fills the same values in', () => {
    const of = (all: typeof catalogue) => Object.fromEntries(Object.entries(all).map(([k, m]) => [k, placeholders(m)]));
    expect(of(catalogue)).toEqual(of(en));
  });

  test('has singular and plural where English has', () => {
    const of = (all: typeof catalogue) => Object.fromEntries(Object.entries(all).map(([k, m]) => [k, typeof m]));
    expect(of(catalogue)).toEqual(of(en));
  });
});

test.each(Object.entries(CATALOGUES))('%s has a text everywhere, and none shouts', (_, catalogue) => {
  const wrong = Object.entries(catalogue).filter(([, message]) =>
    forms(message).some((text) => text.trim() === '' || text.includes('!')),
  );
  expect(wrong).toEqual([]);
});

test('words are filled in, numbers in the language, the form by the count', () => {
  const t = createTranslate('de', createFormats('de', 'UTC'));
  expect([t('totals.all', { n: 1 }), t('totals.all', { n: 1_200 }), t('row.open', { name: 'Ana' })]).toEqual([
    '1 Agent',
    '1.200 Agenten',
    'Einzelheiten zu Ana',
  ]);
});

test('a word of the wire has a key, or none', () => {
  expect([keyOf('outcome', 'agent_offline'), keyOf('outcome', 'new_reason')]).toEqual(['outcome.agent_offline', null]);
});
