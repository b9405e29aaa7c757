// Who came and when, and which conversations are a company's, by the numbers of their streams. Pure.
import type { Directory } from '../choice.ts';
import { companyOf } from '../companies.ts';
import { type Looking, type LostSince, seeVisit } from '../lost-since.ts';
import { type Left, type Part, within } from './count.ts';
import { VISIT } from './make.ts';
import { maskOf, type Pool, type Referred } from './pool.ts';
import { momentOf, type Section } from './shapes.ts';

/** What is not left out. */
interface Asked {
  readonly pool: Pool;
  readonly left: Left;
}

/** The visits in these parts, each to those lost conversations that look for its contact. */
export function seeVisits(
  parts: Iterable<Part<Section<'visit'>>>,
  lost: LostSince<number | string>,
  { pool, left }: Asked,
): void {
  const judged: (readonly Looking<number | string>[] | null)[] = [];
  const visit = { name: 0, openedMs: 0, settledMs: null as number | null, outbound: false, isCall: false };
  for (const { section, span } of parts) {
    const { columns, names } = section;
    const own = Array.from(names.visitor, (visitor) => {
      let looking = judged[visitor];
      if (looking === undefined) {
        looking = lost.of((pool.visitor.values[visitor] as Referred['visitor'])[1]);
        judged[visitor] = looking;
      }
      return looking;
    });
    const [from, to] = within(section, span);
    for (let i = 0; i < section.rows; i++) {
      const looking = own[columns.visitor[i] as number] ?? null;
      const no = columns.no[i] as number;
      const ms = columns.ms[i] as number;
      if (looking === null || ms < from || ms > to || left[no] === 1) continue;
      const flags = columns.flags[i] as number;
      visit.name = no;
      visit.openedMs = section.from + ms;
      visit.settledMs = momentOf(section, columns.settled[i] as number);
      visit.outbound = (flags & VISIT.outbound) !== 0;
      visit.isCall = (flags & VISIT.call) !== 0;
      seeVisit(looking, visit);
    }
  }
}

/** Numbers of a company's conversations that were opened in these parts, or that count in them. */
export function numbersOfCompany(
  company: string,
  parts: { readonly visits: Iterable<Part<Section<'visit'>>>; readonly contacts: Iterable<Part<Section<'contact'>>> },
  { pool, left, directory }: Asked & { readonly directory: Pick<Directory, 'contacts'> },
): ReadonlySet<number> {
  const numbers = new Set<number>();
  const isTheirs = ([own, contact]: Referred['party']) => companyOf({ company: own, contact }, directory) === company;
  const gather = (no: Uint32Array, party: ArrayLike<number>, isAsked: Uint8Array) => {
    for (let i = 0; i < no.length; i++) {
      if (isAsked[party[i] as number] === 1 && left[no[i] as number] !== 1) numbers.add(no[i] as number);
    }
  };
  const [visitors, parties] = [maskOf(pool.visitor, isTheirs), maskOf(pool.party, isTheirs)];
  for (const { section } of parts.visits) {
    const { columns, names } = section;
    gather(columns.no, columns.visitor, visitors(names.visitor));
  }
  for (const { section } of parts.contacts) {
    const { columns, names } = section;
    gather(columns.no, columns.party, parties(names.party));
  }
  return numbers;
}
