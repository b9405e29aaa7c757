// The words of the core's errors and of the terminal: every language has every key (the types see to that), fills in the
// same values, and says something.
import { describe, expect, test } from 'vitest';
import { CATALOGUES } from '../../electron/words/words.ts';
import { LAUNCHER_WORDS } from '../../resources/lib/words.mjs';
import { deWhy } from '../../shared/words/de-why.ts';
import { enWhy } from '../../shared/words/en-why.ts';
import type { Message } from '../../shared/words/message.ts';
import { REASONS } from '../../shared/words/reasons.ts';
import { SAYINGS } from '../../shared/words/said.ts';
import { trWhy } from '../../shared/words/tr-why.ts';

type Texts = Readonly<Record<string, Message>>;

const ALL: Readonly<Record<string, { readonly en: Texts; readonly tr: Texts; readonly de: Texts }>> = {
  terminal: CATALOGUES,
  reasons: REASONS,
  sayings: SAYINGS,
  launchers: LAUNCHER_WORDS,
  explanations: { en: enWhy, tr: trWhy, de: deWhy },
};

function forms(message: Message): readonly string[] {
  return typeof message === 'string' ? [message] : [message.one, message.other];
}

/** Names in braces, each form's on its own: a value that one form forgets is missing on somebody's screen. */
function placeholders(message: Message): readonly string[][] {
  return forms(message).map((text) => [...new Set(text.match(/\{\w+\}/g))].sort());
}

describe.each(Object.entries(ALL))('the words of %s', (_, { en, ...others }) => {
  test.each(Object.entries(others))('fill in the same values in %s, with as many forms', (_language, texts) => {
    const of = (all: Texts) => Object.fromEntries(Object.entries(all).map(([key, text]) => [key, placeholders(text)]));
    expect(of(texts)).toEqual(of(en));
  });

  test.each(Object.entries({ en, ...others }))('say something in %s, and none shouts', (_language, texts) => {
    const wrong = Object.entries(texts).filter(([, message]) =>
      forms(message).some((text) => text.trim() !== text || text === '' || text.includes('!')),
    );
    expect(wrong).toEqual([]);
  });

  test.each(Object.entries(others))('are no English left over in %s', (_language, texts) => {
    const same = Object.entries(texts).filter(([key, text]) => {
      const english = forms(en[key] as Message).join();
      // Names that both have, and what is all placeholders, may be the same.
      return forms(text).join() === english && /[a-z]{2,} [a-z]{2,}/.test(english.replaceAll(/\{\w+\}/g, ''));
    });
    expect(same).toEqual([]);
  });
});
