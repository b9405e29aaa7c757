// What conversations are counted by besides whose they are: product, channel and kind, one object for each combination.
import { inner } from './cells.ts';

export interface Facet {
  readonly no: number;
  /** '' where there is none. */
  readonly product: string;
  readonly channel: string;
  readonly kind: string;
}

/** Facets that are remembered before all are made anew, with numbers of their own. */
const MOST_FACETS = 50_000;
/** By product, channel and kind, one after another: a key made of the three would be a new text for each conversation. */
const facets = new Map<string, Map<string, Map<string, Facet>>>();
let made = 0;
let forgottenAt = MOST_FACETS;

/** Openings that were met last, by letters of what they say: most openings find their facet here. */
const NEAR = 512;
interface Near {
  readonly product: string;
  readonly channel: string;
  readonly kind: string;
  readonly facet: Facet;
}
const near: (Near | null)[] = new Array<Near | null>(NEAR).fill(null);

/** @param channel as it is spelt in an event. */
export function facetOf(product: string, channel: string, kind: string): Facet {
  const letters = 37 * lastLetter(product) + 11 * lastLetter(channel) + 7 * channel.charCodeAt(0) + 5 * kind.length;
  const place = (letters + channel.length) & (NEAR - 1);
  const held = near[place] as Near | null;
  if (held !== null && held.channel === channel && held.product === product && held.kind === kind) return held.facet;
  const facet = find(product, channel.toLowerCase(), kind);
  near[place] = { product, channel, kind, facet };
  return facet;
}

function lastLetter(text: string): number {
  return text.length === 0 ? 0 : text.charCodeAt(text.length - 1);
}

function find(product: string, channel: string, kind: string): Facet {
  const kinds = inner(inner(facets, product), channel);
  let facet = kinds.get(kind);
  if (facet === undefined) {
    if (made === forgottenAt) {
      facets.clear();
      forgottenAt += MOST_FACETS;
    }
    facet = { no: made++, product, channel, kind };
    kinds.set(kind, facet);
  }
  return facet;
}

/** Of a conversation whose `opened` is not known. */
export const PLAIN = facetOf('', 'unknown', 'chat');
