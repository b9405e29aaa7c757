// The command line speaks the language of the terminal; what programs read of it is the same in every language.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWords } from '../../electron/words/words.ts';
import { LANGUAGES } from '../../shared/words/message.ts';
import { type Ended, kokpit, kokpitProcess } from '../conformance/kokpit.ts';
import { openForTest } from '../survival/open-core.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-languages-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const event = (id: string) =>
  `{"specversion":"1.0","id":"${id}","source":"/t","type":"agent.updated","time":"2026-03-10T09:00:00Z","data":{"agent":"${id}","name":"${id}"}}\n`;

function fileOf(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const db = () => join(folder, 'cache.db');
const LOCALES = { en: 'en_GB.UTF-8', tr: 'tr_TR.UTF-8', de: 'de_DE.UTF-8' } as const;
const built = (language: keyof typeof LOCALES, ...args: string[]) =>
  kokpitProcess(args, '', { LC_ALL: '', LC_MESSAGES: '', LANG: LOCALES[language] });
const inProcess = (language: keyof typeof LOCALES, ...args: string[]) => kokpit(args, { words: createWords(language) });

describe('the built program, by LANG,', () => {
  // The first start may have to build it, and says so.
  beforeAll(() => built('en', '--version'));

  test('helps', async () => {
    const helps = await Promise.all(LANGUAGES.map((language) => built(language, 'import', '--help')));
    expect(helps.map(({ status, err }) => ({ status, err }))).toEqual(LANGUAGES.map(() => ({ status: 0, err: '' })));
    expect(helps.map(({ out }) => out.split('\n')[0])).toEqual([
      'Usage: kokpit import [options] [files...]',
      'Kullanım: kokpit import [seçenekler] [dosyalar...]',
      'Aufruf: kokpit import [Optionen] [Dateien...]',
    ]);
    expect(helps.map(({ out }) => /--format.*$/m.exec(out)?.[0])).toEqual([
      '--format <format>  what the lines are (default: "cloudevents")',
      '--format <biçim>  satırların biçimi (varsayılan: "cloudevents")',
      '--format <Format>  was die Zeilen sind (Vorgabe: "cloudevents")',
    ]);
  });

  test('tells what is missing and what was refused, and counts the same on stdout', async () => {
    const file = fileOf('some.ndjson', `${event('a')}{"specversion":"1.0"}\n`);
    const ends: Ended[] = [];
    for (const language of LANGUAGES) ends.push(await built(language, 'import', '--db', `${db()}.${language}`, file));
    expect(ends.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(new Set(ends.map(({ out }) => out)).size).toBe(1);
    expect(ends.map(({ err }) => err)).toEqual([
      `kokpit: ${file}, line 2: id: is required (a string of 1 to 200 characters), is missing\n` +
        `kokpit: 1 of 2 lines was refused; the others are kept. "kokpit rejects --db ${db()}.en" lists each one and why.\n`,
      `kokpit: ${file}, satır 2: id: zorunlu (1 ile 200 karakter arasında bir metin), gelen: yok\n` +
        `kokpit: 2 satırdan 1 tanesi reddedildi; diğerleri saklandı. “kokpit rejects --db ${db()}.tr” her birini nedeniyle listeler.\n`,
      `kokpit: ${file}, Zeile 2: id: ist erforderlich (eine Zeichenkette aus 1 bis 200 Zeichen), ist aber nicht da\n` +
        `kokpit: 1 von 2 Zeilen wurde zurückgewiesen; die anderen sind aufbewahrt. „kokpit rejects --db ${db()}.de“ zeigt jede und warum.\n`,
    ]);
    const rejects = await Promise.all(LANGUAGES.map((language) => built(language, 'rejects', '--db', `${db()}.en`)));
    expect(new Set(rejects.map(({ out }) => out)).size).toBe(1);
    expect(rejects[1]?.out).toContain('"reason":"id: is required (a string of 1 to 200 characters), is missing"');
  });

  test('names its standard input', async () => {
    const ends = [];
    for (const language of LANGUAGES) {
      const env = { LC_ALL: LOCALES[language] };
      ends.push(await kokpitProcess(['import', '--db', `${db()}.${language}`], 'no event\n', env));
    }
    expect(ends.map(({ err }) => err.split(':').slice(0, 2).join(':'))).toEqual([
      'kokpit: standard input, line 1',
      'kokpit: standart girdi, satır 1',
      'kokpit: Standardeingabe, Zeile 1',
    ]);
  });

  test('says why the console cannot be served', async () => {
    const ends = await Promise.all(LANGUAGES.map((language) => built(language, 'serve', '--agents', '0')));
    expect(ends.map(({ status, err }) => [status, err.split('\n')[0]])).toEqual([
      [2, '--agents takes a whole number from 1 to 5000, not "0".'],
      [2, '--agents 1 ile 5000 arasında bir tam sayı ister, “0” değil.'],
      [2, '--agents braucht eine ganze Zahl von 1 bis 5000, nicht „0“.'],
    ]);
  });
});

test('a console that cannot open its cache says so in the terminal’s language, though the core is on a thread of its own', async () => {
  await inProcess('en', 'import', '--db', db(), fileOf('good.ndjson', event('a')));
  const newer = new Database(db());
  newer.pragma('user_version = 99');
  newer.close();
  const ends = await Promise.all(LANGUAGES.map((language) => built(language, 'serve', '--db', db(), '--port', '0')));
  expect(ends.map(({ status, out }) => [status, out])).toEqual(LANGUAGES.map(() => [1, '']));
  expect(ends.map(({ err }) => err.slice(0, err.indexOf('(')))).toEqual([
    `${db()} was written by a newer Kokpit `,
    `${db()} daha yeni bir Kokpit tarafından yazılmış `,
    `${db()} wurde von einem neueren Kokpit geschrieben `,
  ]);
});

/** What is said in each language, on stderr; the exit status is the same. */
async function saidOf(status: number, ...args: string[]): Promise<string[]> {
  const ends = [];
  for (const language of LANGUAGES) ends.push(await inProcess(language, ...args));
  expect(ends.map((ended) => [ended.status, ended.out])).toEqual(LANGUAGES.map(() => [status, '']));
  return ends.map(({ err }) => err.split('\n\n')[0]?.trim() ?? '');
}

describe('wrong usage', () => {
  test.each<[string[], readonly [string, string, string]]>([
    [
      ['import', '--formt'],
      [
        "kokpit: unknown option '--formt'\n(Did you mean --format?)",
        "kokpit: bilinmeyen seçenek: '--formt'\n(--format mi demek istediniz?)",
        "kokpit: unbekannte Option '--formt'\n(Meinten Sie --format?)",
      ],
    ],
    [
      ['reprt'],
      [
        "kokpit: unknown command 'reprt'\n(Did you mean report?)",
        "kokpit: bilinmeyen komut: 'reprt'\n(report mi demek istediniz?)",
        "kokpit: unbekannter Befehl 'reprt'\n(Meinten Sie report?)",
      ],
    ],
    [
      ['explain', 'day'],
      [
        "kokpit: missing required argument 'figure'",
        "kokpit: 'rakam' bağımsız değişkeni eksik",
        "kokpit: das Argument 'Zahl' fehlt",
      ],
    ],
    [
      ['explain', 'day', 'a', 'b'],
      [
        "kokpit: too many arguments for 'day'. Expected 1 argument but got 2: a, b.",
        "kokpit: 'day' için fazla bağımsız değişken. 1 bekleniyordu, 2 verildi: a, b.",
        "kokpit: zu viele Argumente für 'day'. Erwartet wird 1, gegeben sind 2: a, b.",
      ],
    ],
    [
      ['report', 'day', '--date', '2026-03-01', '--window', '5'],
      [
        "kokpit: option '--date <day>' cannot be used with option '--window <minutes>'",
        "kokpit: '--date <gün>' seçeneği '--window <dakika>' ile birlikte kullanılamaz",
        "kokpit: die Option '--date <Tag>' geht nicht zusammen mit '--window <Minuten>'",
      ],
    ],
    [
      ['report', 'day', '--at', '2026-02-30T09:00:00Z'],
      [
        "kokpit: option '--at <time>' argument '2026-02-30T09:00:00Z' is invalid. It is a time with a day that its month has.",
        "kokpit: '--at <zaman>' seçeneğinin '2026-02-30T09:00:00Z' değeri geçersiz. Zaman bekleniyor, günü o ayda olan.",
        "kokpit: der Wert '2026-02-30T09:00:00Z' der Option '--at <Zeit>' ist ungültig. Erwartet wird eine Zeit mit einem Tag, den der Monat hat.",
      ],
    ],
    [
      ['export', '--from', '2026-03-02', '--to', '2026-03-01'],
      [
        'kokpit: --from 2026-03-02 is after --to 2026-03-01.',
        'kokpit: --from 2026-03-02, --to 2026-03-01 tarihinden sonra.',
        'kokpit: --from 2026-03-02 liegt nach --to 2026-03-01.',
      ],
    ],
  ])('%j', async (args, said) => {
    expect(await saidOf(2, ...args)).toEqual(said);
  });

  test('a file of working hours, each line that does not hold', async () => {
    const hours = fileOf('hours.json', '{\n"week": {"mon": ["9"],\n"day": []}\n}');
    expect(await saidOf(2, 'report', 'day', '--date', '2026-03-01', '--hours', hours)).toEqual([
      `kokpit: Working hours ${hours}, line 2: "week.mon": "9" is no interval such as "09:00-18:00", start before end, up to 24:00; line 3: "week": there is no day "day", they are mon to sun.`,
      `kokpit: Çalışma saatleri ${hours}, satır 2: “week.mon”: "9" "09:00-18:00" gibi bir aralık değil; başlangıç bitişten önce, en geç 24:00; satır 3: “week”: “day” diye bir gün yok, günler mon ile sun arasıdır.`,
      `kokpit: Arbeitszeiten ${hours}, Zeile 2: „week.mon“: "9" ist keine Zeit wie "09:00-18:00", Beginn vor Ende, bis 24:00; Zeile 3: „week“: Einen Tag „day“ gibt es nicht, sie heißen mon bis sun.`,
    ]);
  });

  test('a figure that is none, with what is near', async () => {
    await inProcess('en', 'import', '--db', db(), fileOf('good.ndjson', event('a')));
    const at = ['--at', '2026-03-10T10:00:00Z', '--db', db()];
    expect(await saidOf(2, 'explain', 'cockpit', 'totals.activ', ...at)).toEqual([
      'kokpit: totals has no "activ"; did you mean active?',
      'kokpit: totals içinde “activ” yok; active mi demek istediniz?',
      'kokpit: totals hat kein „activ“; meinten Sie active?',
    ]);
  });
});

describe('what cannot be done', () => {
  test('a cache that is not there, a folder, a file that is none', async () => {
    expect(await saidOf(1, 'rejects', '--db', db())).toEqual([
      `kokpit: There is no cache at ${db()}. Name another one with --db FILE, or import events.`,
      `kokpit: ${db()} yolunda önbellek yok. --db DOSYA ile başka bir önbellek belirtin ya da olayları içe aktarın.`,
      `kokpit: Unter ${db()} gibt es keinen Zwischenspeicher. Nennen Sie mit --db DATEI einen anderen, oder importieren Sie Ereignisse.`,
    ]);
    const none = join(folder, 'none.ndjson');
    expect(await saidOf(1, 'import', '--db', db(), none)).toEqual([
      `kokpit: ${none}: there is no such file`,
      `kokpit: ${none}: böyle bir dosya yok`,
      `kokpit: ${none}: Diese Datei gibt es nicht`,
    ]);
    const good = fileOf('good.ndjson', event('a'));
    expect((await saidOf(1, 'import', '--db', db(), good, fileOf('no.gz', 'x')))[2]).toBe(
      `kokpit: ${join(folder, 'no.gz')}: ist kein gzip, auch wenn der Name es sagt. Was davor gelesen wurde, ist aufbewahrt; importieren Sie noch einmal, nichts kommt doppelt.`,
    );
  });

  test('a cache that another program writes', async () => {
    await inProcess('en', 'import', '--db', db(), fileOf('good.ndjson', event('a')));
    const held = await openForTest(db());
    try {
      const [, turkish = '', german = ''] = await saidOf(1, 'import', '--db', db(), join(folder, 'good.ndjson'));
      expect(german).toMatch(
        /wird von a test benutzt \(Prozess \d+, seit 2\S+Z\), und in einen Zwischenspeicher schreibt/,
      );
      expect(turkish).toMatch(/a test tarafından kullanılıyor \(süreç \d+, 2\S+Z zamanından beri\)/);
    } finally {
      await held.close();
    }
  });
});

test('reports are the same in every language, but for a table’s words', async () => {
  await inProcess('en', 'import', '--db', db(), fileOf('good.ndjson', event('a')));
  const at = ['--at', '2026-03-10T10:00:00Z', '--db', db()];
  for (const args of [
    ['report', 'cockpit', ...at],
    ['report', 'cockpit', ...at, '--format', 'csv'],
    ['explain', 'cockpit', 'totals.active', ...at],
    ['explain', 'cockpit', 'totals.active', ...at, '--format', 'csv'],
    ['export', '--from', '2026-03-10', '--to', '2026-03-10', '--db', db()],
  ]) {
    const ends = await Promise.all(LANGUAGES.map((language) => inProcess(language, ...args)));
    expect(new Set(ends.map(({ status, out, err }) => JSON.stringify([status, out, err]))).size).toBe(1);
  }
  const explained = await Promise.all(
    LANGUAGES.map((language) => inProcess(language, 'explain', 'cockpit', 'agents#', ...at, '--format', 'table')),
  );
  expect(explained.map(({ out }) => out.split('\n').slice(0, 3))).toEqual([
    ['cockpit agents# = 1', 'How many rows the report shows.', '1 counted = 1'],
    ['cockpit agents# = 1', 'Raporun gösterdiği satır sayısı.', '1 sayıldı = 1'],
    ['cockpit agents# = 1', 'Wie viele Zeilen der Bericht zeigt.', '1 gezählt = 1'],
  ]);
  const empty = ['report', 'cockpit', ...at, '--agent', 'nobody', '--format', 'table'];
  const tables = await Promise.all(LANGUAGES.map((language) => inProcess(language, ...empty)));
  expect(tables.map(({ out }) => out)).toEqual([
    'Nothing to show.\n',
    'Gösterilecek bir şey yok.\n',
    'Nichts anzuzeigen.\n',
  ]);
});
