// Which conversations a figure is made of, by the rows of sheets: only they are read for its explanation. At least those that
// count; what of each counts its state says. Pure.
import { type Choice, type Directory, isOwnerChosen } from '../choice.ts';
import { companyOf } from '../companies.ts';
import type { SoughtContact } from '../explain/companies.ts';
import type { SoughtFacts } from '../explain/quality.ts';
import { keyMask, type Left, type Part, within } from './count.ts';
import { NumberSet } from './number-set.ts';
import { maskOf, type Pool } from './pool.ts';
import type { Section } from './shapes.ts';

interface Asked {
  readonly pool: Pool;
  readonly left: Left;
  readonly choice: Choice;
}

export function numbersOfFacts(
  parts: Iterable<Part<Section<'quality'>>>,
  { isTheirs, isThen, adds }: SoughtFacts,
  { pool, left, choice }: Asked,
): NumberSet {
  const numbers = new NumberSet(left.length);
  const keys = keyMask(pool, choice);
  const agents = maskOf(pool.agent, isTheirs);
  const judged = new Map<number, boolean>();
  const isAdded = (code: number, value: number) => {
    const fact = code * 256 + value;
    let is = judged.get(fact);
    if (is === undefined) {
      is = adds(code, value);
      judged.set(fact, is);
    }
    return is;
  };
  for (const { section, span } of parts) {
    const { no, ms, key, agent, code, value } = section.columns;
    const [ofKey, ofAgent] = [keys(section.names.key), agents(section.names.agent)];
    const [from, to] = within(section, span);
    for (let i = 0; i < section.rows; i++) {
      const at = ms[i] as number;
      if (at < from || at > to || ofAgent[agent[i] as number] === 0 || ofKey[key[i] as number] === 0) continue;
      if (left[no[i] as number] === 1 || !isAdded(code[i] as number, value[i] as number)) continue;
      if (isThen(section.from + at)) numbers.add(no[i] as number);
    }
  }
  return numbers;
}

interface AskedOwners extends Asked {
  readonly directory: Pick<Directory, 'agents' | 'contacts'>;
}

export function numbersOfRequests(
  parts: Iterable<Part<Section<'request'>>>,
  isHere: (ms: number) => boolean,
  { pool, left, choice, directory }: AskedOwners,
): NumberSet {
  const numbers = new NumberSet(left.length);
  const keys = keyMask(pool, choice);
  const owners = maskOf(pool.whose, ([agent, group]) => isOwnerChosen({ agent, group }, choice, directory));
  for (const { section, span } of parts) {
    const { no, ms, key, whose } = section.columns;
    const [ofKey, ofOwner] = [keys(section.names.key), owners(section.names.whose)];
    const [from, to] = within(section, span);
    for (let i = 0; i < section.rows; i++) {
      const at = ms[i] as number;
      if (at < from || at > to || ofKey[key[i] as number] === 0 || ofOwner[whose[i] as number] === 0) continue;
      if (left[no[i] as number] !== 1 && isHere(section.from + at)) numbers.add(no[i] as number);
    }
  }
  return numbers;
}

export function numbersOfContacts(
  parts: Iterable<Part<Section<'contact'>>>,
  isSought: SoughtContact,
  { pool, left, choice, directory }: AskedOwners,
): NumberSet {
  const numbers = new NumberSet(left.length);
  const keys = keyMask(pool, choice);
  const owners = maskOf(pool.whose, ([agent, group]) => isOwnerChosen({ agent, group }, choice, directory));
  const companies: (string | null)[] = [];
  const companyOfParty = (party: number): string | null => {
    let company = companies[party];
    if (company === undefined) {
      const [own, contact] = pool.party.values[party] as readonly [string | null, string | null];
      company = companyOf({ company: own, contact }, directory);
      companies[party] = company;
    }
    return company;
  };
  for (const { section, span } of parts) {
    const { no, ms, key, whose, party, code } = section.columns;
    const [ofKey, ofOwner] = [keys(section.names.key), owners(section.names.whose)];
    const ofParty = Array.from(section.names.party, companyOfParty);
    const [from, to] = within(section, span);
    for (let i = 0; i < section.rows; i++) {
      const at = ms[i] as number;
      if (at < from || at > to || ofKey[key[i] as number] === 0 || ofOwner[whose[i] as number] === 0) continue;
      const company = ofParty[party[i] as number] as string | null;
      if (company !== null && left[no[i] as number] !== 1 && isSought(company, code[i] as number)) {
        numbers.add(no[i] as number);
      }
    }
  }
  return numbers;
}
