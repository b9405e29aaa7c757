// Who came and when, and which conversations are a company's, by the numbers of their streams. Pure.
import type { Directory } from '../choice.ts';
import { companyOf } from '../companies.ts';
import type { Visit } from '../lost.ts';
import { type Left, type Part, within } from './count.ts';
import { VISIT } from './make.ts';
import { maskOf, type Pool, type Referred } from './pool.ts';
import { momentOf, type Section } from './shapes.ts';

/** What is not left out. */
interface Asked {
  readonly pool: Pool;
  readonly left: Left;
}

/** The visits of these contacts that were opened in these parts. */
export function* visitsOf(
  parts: Iterable<Part<Section<'visit'>>>,
  contacts: ReadonlySet<string>,
  { pool, left }: Asked,
): IterableIterator<Visit<number>> {
  const known = maskOf(pool.visitor, ([, contact]) => contact !== null && contacts.has(contact));
  for (const { section, span } of parts) {
    const { columns, names } = section;
    const isAsked = known(names.visitor);
    const [from, to] = within(section, span);
    for (let i = 0; i < section.rows; i++) {
      const visitor = columns.visitor[i] as number;
      const no = columns.no[i] as number;
      const ms = columns.ms[i] as number;
      if (isAsked[visitor] === 0 || ms < from || ms > to || left[no] === 1) continue;
      const [, contact] = pool.visitor.values[names.visitor[visitor] as number] as Referred['visitor'];
      const flags = columns.flags[i] as number;
      yield {
        name: no,
        contact: contact as string,
        openedMs: section.from + ms,
        settledMs: momentOf(section, columns.settled[i] as number),
        outbound: (flags & VISIT.outbound) !== 0,
        isCall: (flags & VISIT.call) !== 0,
      };
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
