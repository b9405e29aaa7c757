// The texts of conversations that lie in rows of numbers: a list for each, so that rows that lie beside each other have
// their texts in one line of the processor's cache. A text is only good where the row says that there is one.

import { agentId, agentNumber } from './agents.ts';
import { HAS_SEQUENCE, KNOWN } from './bits.ts';
import { type Facet, PLAIN } from './facets.ts';
import { BITS, int, SOURCE, setInt } from './rows.ts';

const ids: string[] = [''];
/** Of the last event in the total order; its time stands in the row. */
const lastIds: string[] = [''];
const lastSequences: string[] = [''];
/** What the opening told. */
const facets: Facet[] = [PLAIN];
const groups: (string | null)[] = [null];
const contacts: (string | null)[] = [null];
const companies: (string | null)[] = [null];

/** A delivery names one source in all its events. */
let newestSource = '';
let newestNumber = 0;

/** Makes room for the texts of a row that was never taken before. */
function growTexts(row: number): void {
  for (const texts of [ids, lastIds, lastSequences]) texts[row] = '';
  for (const texts of [groups, contacts, companies]) texts[row] = null;
  facets[row] = PLAIN;
}

export function idOf(row: number): string {
  return ids[row] as string;
}

/** The id of a row that begins. */
export function beginTexts(row: number, id: string): void {
  if (row === ids.length) growTexts(row);
  ids[row] = id;
}

export function lastIdOf(row: number): string {
  return lastIds[row] as string;
}

export function lastSourceOf(row: number): string {
  return agentId(int(row, SOURCE));
}

export function lastSequenceOf(row: number): string {
  return (int(row, BITS) & HAS_SEQUENCE) === 0 ? '' : (lastSequences[row] as string);
}

export function setLastTexts(row: number, sequence: string, source: string, id: string): void {
  lastIds[row] = id;
  if (source !== newestSource) {
    newestSource = source;
    newestNumber = agentNumber(source);
  }
  setInt(row, SOURCE, newestNumber);
  const bits = int(row, BITS);
  if (sequence !== '') {
    lastSequences[row] = sequence;
    setInt(row, BITS, bits | HAS_SEQUENCE);
  } else if ((bits & HAS_SEQUENCE) !== 0) setInt(row, BITS, bits & ~HAS_SEQUENCE);
}

export function facetOfRow(row: number): Facet {
  return isKnown(row) ? (facets[row] as Facet) : PLAIN;
}

export function groupOf(row: number): string | null {
  return isKnown(row) ? (groups[row] as string | null) : null;
}

export function contactOf(row: number): string | null {
  return isKnown(row) ? (contacts[row] as string | null) : null;
}

export function companyOf(row: number): string | null {
  return isKnown(row) ? (companies[row] as string | null) : null;
}

/** What an opening tells, which is to be noted as known. */
export function setOpening(
  row: number,
  facet: Facet,
  group: string | null,
  contact: string | null,
  company: string | null,
): void {
  if (facets[row] !== facet) facets[row] = facet;
  if (groups[row] !== group) groups[row] = group;
  if (companies[row] !== company) companies[row] = company;
  contacts[row] = contact;
}

function isKnown(row: number): boolean {
  return (int(row, BITS) & KNOWN) !== 0;
}
