// Mutated lines through the whole import, in one cache: none crashes it, each is counted as one thing, every refused one is
// listed with its reason, and what was accepted can be read again.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCache } from '../../electron/cache/open.ts';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import { kokpit } from '../conformance/kokpit.ts';
import { mutatedLines } from '../fuzz/mutate.ts';
import { byThePage } from '../inbox/page.ts';

export interface MutationResult {
  readonly lines: number;
  readonly accepted: number;
  readonly refused: number;
  readonly faults: readonly string[];
}

type Counts = Readonly<Record<'read' | 'accepted' | 'duplicates' | 'conflicts' | 'unknown' | 'rejected', number>>;

/** @param seeds one file each, of so many lines. */
export async function importMutations(
  folder: string,
  seeds: readonly number[],
  count: number,
  run: typeof kokpit = kokpit,
): Promise<MutationResult> {
  const db = join(folder, 'mutated.db');
  const sum = { lines: 0, accepted: 0, refused: 0 };
  const faults: string[] = [];
  for (const seed of seeds) {
    const file = join(folder, `mutated-${seed}.ndjson`);
    // A line with an LF in it is two lines: the splitter's tests are about those.
    const lines = [...mutatedLines(seed, count)].filter((line) => !line.includes(10));
    // A blank line first: at the very start of a file a byte order mark is no content, elsewhere it is.
    writeFileSync(file, Buffer.concat([Buffer.from('\n'), ...lines.flatMap((line) => [line, Buffer.from('\n')])]));
    const expected = { good: 0, refused: 0, blank: 0 };
    for (const line of lines) expected[endOf(line)]++;
    const ended = await run(['import', '--db', db, file]);
    if (ended.status !== 0)
      return { ...sum, faults: [...faults, `seed ${seed}: ended with ${ended.status}: ${ended.err}`] };
    const { read, accepted, duplicates, conflicts, unknown, rejected } = JSON.parse(ended.out) as Counts;
    const good = accepted + duplicates + conflicts + unknown;
    if (read !== lines.length - expected.blank || good !== expected.good || rejected !== expected.refused) {
      faults.push(`seed ${seed}: counted ${ended.out.trim()}, expected ${JSON.stringify(expected)}`);
    }
    sum.lines += lines.length;
    sum.accepted += accepted + unknown;
    sum.refused += rejected + conflicts;
    rmSync(file);
  }
  return { ...sum, faults: [...faults, ...(await faultsOf(db, sum)), ...(await faultsOfReports(db, run))] };
}

function endOf(line: Buffer): 'good' | 'refused' | 'blank' {
  if (/^[\t\r ]*$/.test(line.toString('latin1'))) return 'blank';
  const end = byThePage(line);
  return end === 'known' || end === 'unknown' ? 'good' : 'refused';
}

async function faultsOf(db: string, { accepted, refused }: { accepted: number; refused: number }): Promise<string[]> {
  const { reader, close } = await openCache({ mode: 'read', file: db });
  try {
    const rejects = [...reader.rejects()];
    const told = rejects.reduce((sum, { count }) => sum + count, 0);
    const last = reader.lastEvent();
    const texts = reader.readEvents(Array.from({ length: last }, (_, i) => i + 1));
    const spoilt = texts.filter((text) => !decodeText(text).ok);
    return [
      ...(told === refused ? [] : [`${refused} were refused, ${told} are listed`]),
      ...(reader.totals().events === accepted ? [] : [`${accepted} accepted, ${reader.totals().events} kept`]),
      ...(last === accepted ? [] : [`${accepted} accepted, the last has number ${last}`]),
      ...rejects.filter(({ reason }) => reason.length < 6).map(({ raw }) => `refused without a reason: ${raw}`),
      ...spoilt.map((text) => `kept, but not to be read again: ${text.slice(0, 200)}`),
    ];
  } finally {
    await close();
  }
}

const AT = ['--at', '2026-03-10T12:00:00Z', '--tz', 'UTC'];
const DAY = ['--from', '2026-03-09', '--to', '2026-03-09'];

/** Whatever is in the cache, every report comes out. */
async function faultsOfReports(db: string, run: typeof kokpit): Promise<string[]> {
  const reports = [
    ['cockpit'],
    ['quality', ...DAY],
    ['companies', ...DAY],
    ['service', ...DAY],
    ['day', '--window', '60'],
  ];
  const faults: string[] = [];
  for (const report of reports) {
    const { status, err } = await run(['report', ...report, ...AT, '--db', db]);
    if (status !== 0) faults.push(`report ${report[0]} ended with ${status}: ${err}`);
  }
  return faults;
}
