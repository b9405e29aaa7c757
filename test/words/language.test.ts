import { describe, expect, test } from 'vitest';
import { languageOf } from '../../electron/words/language.ts';
import { createWords } from '../../electron/words/words.ts';
import { launcherLanguage } from '../../resources/lib/words.mjs';

describe('the language of a terminal', () => {
  test.each([
    [{}, 'en'],
    [{ LANG: '' }, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'POSIX' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'de'],
    [{ LANG: 'de' }, 'de'],
    [{ LANG: 'tr_TR@euro' }, 'tr'],
    [{ LANG: 'fr_FR.UTF-8' }, 'en'],
    // Not every name that begins so is the language.
    [{ LANG: 'den_CA' }, 'en'],
    [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'tr_TR.UTF-8' }, 'tr'],
    [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'tr_TR.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: '' }, 'de'],
    [{ LANG: 'en_GB', LC_ALL: 'de_AT' }, 'de'],
  ])('%j is %s', (env, language) => {
    // The launchers choose by the same rule, before anything is built.
    expect([languageOf(env, null), launcherLanguage(env, null)]).toEqual([language, language]);
  });

  test('is the system’s only where the environment says nothing', () => {
    expect([launcherLanguage({}, 'tr-TR'), launcherLanguage({ LANG: 'C' }, 'tr-TR')]).toEqual(['tr', 'en']);
    expect([
      languageOf({}, 'tr-TR'),
      languageOf({ LANG: 'C' }, 'tr-TR'),
      languageOf({ LC_ALL: 'de_DE' }, 'tr'),
    ]).toEqual(['tr', 'en', 'de']);
  });
});

test('amounts are written as the language does, names as they are, and a form is chosen by the count', () => {
  const said = (['en', 'tr', 'de'] as const).map((language) => {
    const { t } = createWords(language);
    return [
      t('cli.import.events', { n: 1 }),
      t('cli.import.events', { n: 1_234_567 }),
      t('host.core_again', { ms: '1500', message: 'x' }),
    ];
  });
  expect(said).toEqual([
    ['1 event', '1,234,567 events', 'The core failed and starts again in 1500 ms: x'],
    ['1 olay', '1.234.567 olay', 'Çekirdek durdu, 1500 ms içinde yeniden başlıyor: x'],
    ['1 Ereignis', '1.234.567 Ereignisse', 'Der Kern ist ausgefallen und startet in 1500 ms neu: x'],
  ]);
});
