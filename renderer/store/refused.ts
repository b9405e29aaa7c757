// Why something that was asked of the core was refused, as the pages show it: words are chosen by the code.
import type { Said } from '../../shared/words/said.ts';
import { LinkError } from '../link/link.ts';

export interface Refused {
  readonly code: string;
  /** The core's own words, in English. */
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** What the core says itself, to be put into the reader's words; null: the code says it all. */
  readonly said: Said | null;
}

/** @param error anything thrown; what is not the core's answer is a failure of this page's own. */
export function refusedBy(error: unknown): Refused {
  if (error instanceof LinkError) {
    const { code, message, params, said } = error;
    return { code, message, params, said };
  }
  return { code: 'failed', message: error instanceof Error ? error.message : String(error), params: {}, said: null };
}
