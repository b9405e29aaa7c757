import { describe, expect, test } from 'vitest';
import { createSearch } from '../../shared/text/fold.ts';

function hit(query: string, text: string, locale = 'tr'): string | null {
  const span = createSearch(query, locale).find(text);
  return span === null ? null : text.slice(span.start, span.end);
}

describe('search', () => {
  test.each([
    ['isil', 'Işıl Aydın', 'Işıl'],
    ['ISIL', 'Işıl Aydın', 'Işıl'],
    ['ışıl', 'Işıl Aydın', 'Işıl'],
    ['IŞIL', 'Işıl Aydın', 'Işıl'],
    ['ipek', 'İpek Kılıç', 'İpek'],
    ['İPEK', 'İpek Kılıç', 'İpek'],
    ['IPEK', 'İpek Kılıç', 'İpek'],
    ['kilic', 'İpek Kılıç', 'Kılıç'],
    ['çağ', 'Çağla Demir', 'Çağ'],
    ['CAG', 'Çağla Demir', 'Çağ'],
  ])('in every language, %j finds %j', (query, text, found) => {
    expect(['tr', 'en', 'de'].map((locale) => hit(query, text, locale))).toEqual([found, found, found]);
  });

  test('contains, from the first letter', () => {
    expect([hit('a', 'Zoë Ana'), hit('n', 'Ana'), hit('oe a', 'Zoë Ana'), hit('ë', 'Zoë')]).toEqual([
      'A',
      'n',
      'oë A',
      'ë',
    ]);
  });

  test('letters that are more than one when folded are marked whole', () => {
    expect([hit('strauss', 'Björn Strauß'), hit('us', 'Strauß'), hit('lodz', 'Łódź')]).toEqual([
      'Strauß',
      'uß',
      'Łódź',
    ]);
  });

  test('accents written apart belong to their letter', () => {
    expect(hit('zoe', 'Zoe\u0308 M')).toBe('Zoe\u0308');
  });

  test('umlauts may be spelled out in German, and only there', () => {
    expect([hit('mueller', 'Anna Müller', 'de'), hit('muller', 'Anna Müller', 'de')]).toEqual(['Müller', 'Müller']);
    expect(hit('mueller', 'Anna Müller', 'en')).toBeNull();
    expect(hit('müller', 'Anna Mueller', 'de')).toBe('Mueller');
  });

  test('blanks around and between are as one; nothing typed finds nothing and is empty', () => {
    expect(hit('  ana   blum ', 'Ana Blum')).toBe('Ana Blum');
    expect([createSearch('  ', 'en').empty, hit(' ', 'Ana')]).toEqual([true, null]);
  });

  test('what is not there is not found', () => {
    expect([hit('bob', 'Ana'), hit('anaa', 'Ana'), hit('işıl', 'Isa')]).toEqual([null, null, null]);
  });
});
