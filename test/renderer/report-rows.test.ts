import { describe, expect, test } from 'vitest';
import { csvText } from '../../renderer/store/report-csv.ts';
import { type Arrange, arrangeRows, type Cell, keepPlaces } from '../../renderer/store/report-rows.ts';
import { createNumbers } from '../../renderer/views/reports/report-numbers.ts';
import { createSearch } from '../../shared/text/fold.ts';

interface Row {
  readonly name: string;
  readonly rating: number | null;
}

const ROWS: readonly Row[] = [
  { name: 'Zoë', rating: 4.5 },
  { name: 'Çağla', rating: null },
  { name: 'Işıl', rating: 4.5 },
  { name: 'Ana', rating: 3 },
  { name: 'İpek', rating: 5 },
];

function arranged(change: Partial<Arrange<Row>>): readonly string[] {
  return arrangeRows<Row>({
    rows: ROWS,
    order: null,
    byDefault: 'name',
    value: (row, column): Cell | undefined =>
      column === 'name' ? row.name : column === 'rating' ? row.rating : undefined,
    compare: new Intl.Collator('tr').compare,
    search: createSearch('', 'tr'),
    text: (row) => row.name,
    ...change,
  }).map((row) => row.name);
}

describe('rows', () => {
  test('stand by name in the reader’s language', () => {
    expect(arranged({})).toEqual(['Ana', 'Çağla', 'Işıl', 'İpek', 'Zoë']);
    expect(arranged({ order: { column: 'name', descending: true } })).toEqual(['Zoë', 'İpek', 'Işıl', 'Çağla', 'Ana']);
  });

  test('stand by figure, equal ones by name, without a figure last either way', () => {
    expect(arranged({ order: { column: 'rating', descending: true } })).toEqual([
      'İpek',
      'Işıl',
      'Zoë',
      'Ana',
      'Çağla',
    ]);
    expect(arranged({ order: { column: 'rating', descending: false } })).toEqual([
      'Ana',
      'Işıl',
      'Zoë',
      'İpek',
      'Çağla',
    ]);
  });

  test('stay as they came for a column that there is not', () => {
    const order = { column: 'weight', descending: true };
    expect(arranged({ order, byDefault: null })).toEqual(ROWS.map((row) => row.name));
  });

  test('are found whatever the i', () => {
    expect(arranged({ search: createSearch('IPEK', 'tr') })).toEqual(['İpek']);
  });

  test('keep their places under a hand; new ones stand last', () => {
    expect(keepPlaces(['d', 'a', 'c', 'b'], ['a', 'b', 'x', 'c'], (key) => key)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('the file', () => {
  test('quotes what RFC 4180 wants quoted, leaves numbers plain and null empty', () => {
    expect(
      csvText(
        ['Name', 'n'],
        [
          ['Bäcker, "Söhne"\nOst', 4.5],
          ['–', null],
        ],
      ),
    ).toBe('\uFEFFName,n\r\n"Bäcker, ""Söhne""\nOst",4.5\r\n–,\r\n');
  });

  test.each(['=1+1', '+49', '-x', '@sum', '\tx', '\rx'])('takes the sting out of %j', (text) => {
    expect(csvText(['Name'], [[text]])).toContain(`'${text}`);
  });

  test('a number below 0 is no formula', () => {
    expect(csvText(['n'], [[-5]])).toBe('\uFEFFn\r\n-5\r\n');
  });
});

test('numbers as each language writes them', () => {
  const plain = (text: string): string => text.replace(/\s/g, ' ');
  const of = (locale: string, signFirst: boolean): readonly string[] => {
    const numbers = createNumbers(locale, signFirst, 'UTC');
    return [numbers.mean(4.625), numbers.share(0.0962), numbers.whole(40), numbers.date('2026-11-23')].map(plain);
  };
  expect(of('en-GB', false)).toEqual(['4.63', '9.6 %', '40 %', '23 Nov 2026']);
  expect(of('tr', true)).toEqual(['4,63', '% 9,6', '% 40', '23 Kas 2026']);
  expect(of('de', false)).toEqual(['4,63', '9,6 %', '40 %', '23. Nov. 2026']);
});
