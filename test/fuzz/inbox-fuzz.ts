// Runs mutated lines through a decoder and says what it did wrong: the short form in the tests, the long one in a soak.

import type { Decoded } from '../../shared/events/event.ts';
import { byThePage } from '../inbox/page.ts';
import { mutatedLines } from './mutate.ts';

export interface FuzzResult {
  /** How many lines came to which end: `known`, `unknown`, or a category. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** What was wrong, and the line in base64; nothing is what one wants to see. */
  readonly faults: readonly string[];
}

const FAULTS_SHOWN = 20;

function outcomeOf(decoded: Decoded): string {
  if (!decoded.ok) return decoded.category;
  return decoded.known ? 'known' : 'unknown';
}

function faultOf(line: Buffer, decode: (line: Uint8Array) => Decoded): { outcome: string; fault: string | null } {
  try {
    const decoded = decode(line);
    const outcome = outcomeOf(decoded);
    const page = byThePage(line);
    if (outcome !== page) return { outcome, fault: `is ${outcome}, by the page ${page}` };
    if (decoded.ok) {
      return { outcome, fault: Number.isSafeInteger(decoded.event.ms) ? null : `has the time ${decoded.event.ms}` };
    }
    const words = decoded.reason.length > 5 && decoded.reason.length < 2000 && decoded.reason.isWellFormed();
    return { outcome, fault: words ? null : `is refused with the words "${decoded.reason}"` };
  } catch (error) {
    return { outcome: 'thrown', fault: `threw ${String(error)}` };
  }
}

export function fuzzInbox(
  decode: (line: Uint8Array) => Decoded,
  options: { readonly seed: number; readonly count: number },
): FuzzResult {
  const outcomes: Record<string, number> = {};
  const faults: string[] = [];
  for (const line of mutatedLines(options.seed, options.count)) {
    const { outcome, fault } = faultOf(line, decode);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (fault !== null && faults.length < FAULTS_SHOWN)
      faults.push(`${fault}: ${line.subarray(0, 3000).toString('base64')}`);
  }
  return { outcomes, faults };
}
