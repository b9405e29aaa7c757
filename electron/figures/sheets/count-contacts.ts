// Section 3 from sheets: contacts by company. Pure.
import type { Choice, Directory } from '../choice.ts';
import { companyOf, companySum, countContacts, type Period } from '../companies.ts';
import { type Added, CODES, ContactFolds } from './contact-folds.ts';
import { keyMask, type Left, ownerMask, type Part, type Piece, type Sums, within } from './count.ts';
import { type Mask, Names, type Pool, type Referred } from './pool.ts';
import type { Section } from './shapes.ts';

/** The companies of parties, each looked up once. */
export class Companies {
  readonly names = new Names<string>();
  /** null: they are of one question only. */
  readonly folds: ContactFolds | null;
  readonly #pool: Pool;
  readonly #directory: Pick<Directory, 'contacts'>;
  readonly #ofParty: number[] = [];
  /** Contacts that were looked up in the directory. */
  readonly #contacts = new Set<string>();

  /** @param stays whether other questions follow. */
  constructor(pool: Pool, directory: Pick<Directory, 'contacts'>, stays: boolean) {
    this.#pool = pool;
    this.#directory = directory;
    this.folds = stays ? new ContactFolds() : null;
  }

  /** @returns for each of a section's own numbers of parties its company's number in `names`; -1: none. */
  of(parties: Uint32Array): Int32Array {
    const known = this.#ofParty;
    const companies = new Int32Array(parties.length);
    for (let i = 0; i < parties.length; i++) {
      const party = parties[i] as number;
      let company = known[party];
      if (company === undefined) {
        company = this.#numberOf(party);
        known[party] = company;
      }
      companies[i] = company;
    }
    return companies;
  }

  /** Whether they are others once this contact is another company's. */
  dependOn(contact: string): boolean {
    return this.#contacts.has(contact);
  }

  #numberOf(party: number): number {
    const [company, contact] = this.#pool.party.values[party] as Referred['party'];
    if (company === null && contact !== null) this.#contacts.add(contact);
    const of = companyOf({ company, contact }, this.#directory);
    return of === null ? -1 : this.names.numberOf(of);
  }
}

export function addContacts(
  period: Period,
  pieces: Iterable<Piece<'contact'>>,
  companies: Companies,
  asked: {
    readonly pool: Pool;
    readonly left: Left;
    readonly choice: Choice;
    readonly directory: Pick<Directory, 'agents'>;
  },
): void {
  const { pool, left, choice, directory } = asked;
  const keys = keyMask(pool, choice);
  const owners = ownerMask(pool, choice, directory);
  const added: Added = { times: new Float64Array(), lasted: new Float64Array() };
  const { folds } = companies;
  const ofParties = (parties: Uint32Array) => {
    const own = companies.of(parties);
    makeRoom(added, companies.names.values.length * CODES);
    return own;
  };
  for (const piece of pieces) {
    if ('section' in piece) {
      addRows(added, piece, ofParties(piece.section.names.party), { keys, owners, left });
      continue;
    }
    const fold = folds?.of(piece, ofParties) ?? null;
    if (fold === null) {
      const sums = piece.sums();
      addSums(added, sums, ofParties(sums.names.party), keys);
    } else {
      makeRoom(added, companies.names.values.length * CODES);
      folds?.add(added, fold, keys(Uint32Array.from(pool.key.values.keys())));
    }
  }
  const { times, lasted } = added;
  for (let place = 0; place < times.length; place++) {
    if (times[place] === 0) continue;
    const sum = companySum(period, companies.names.values[Math.floor(place / CODES)] as string);
    countContacts(period, sum, place % CODES, times[place] as number, lasted[place] as number);
  }
}

function makeRoom(added: Added, size: number): void {
  if (size <= added.times.length) return;
  for (const name of ['times', 'lasted'] as const) {
    const larger = new Float64Array(size * 2);
    larger.set(added[name]);
    added[name] = larger;
  }
}

function addSums({ times, lasted }: Added, sums: Sums<'contact'>, ofParty: Int32Array, keys: Mask): void {
  const { key, party, code, times: often, lasted: long } = sums.columns;
  const ofKey = keys(sums.names.key);
  for (let i = 0; i < sums.rows; i++) {
    const company = ofParty[party[i] as number] as number;
    if (company < 0 || ofKey[key[i] as number] === 0) continue;
    const place = company * CODES + (code[i] as number);
    times[place] = (times[place] as number) + (often[i] as number);
    lasted[place] = (lasted[place] as number) + (long[i] as number);
  }
}

function addRows(
  { times, lasted }: Added,
  { section, span }: Part<Section<'contact'>>,
  ofParty: Int32Array,
  { keys, owners, left }: { readonly keys: Mask; readonly owners: Mask; readonly left: Left },
): void {
  const { no, ms, key, whose, party, code, value } = section.columns;
  const [ofKey, ofOwner] = [keys(section.names.key), owners(section.names.whose)];
  const [from, to] = within(section, span);
  for (let i = 0; i < section.rows; i++) {
    const at = ms[i] as number;
    if (at < from || at > to || left[no[i] as number] === 1) continue;
    if (ofKey[key[i] as number] === 0 || ofOwner[whose[i] as number] === 0) continue;
    const company = ofParty[party[i] as number] as number;
    if (company < 0) continue;
    const place = company * CODES + (code[i] as number);
    times[place] = (times[place] as number) + 1;
    lasted[place] = (lasted[place] as number) + (value[i] as number);
  }
}
