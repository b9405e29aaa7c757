// What a source sends in a survival test: a random history by seed as lines, with lines that are refused, doubles and
// conflicts in between. A line's place is its position; what must be kept of it is known beforehand.
import { deliveries } from '../histories/deliveries.ts';
import { cockpitQuestions } from '../histories/questions.ts';
import { createRandom } from '../histories/random.ts';
import { msOf, randomHistory } from '../histories/random-history.ts';
import type { RawEvent } from '../histories/raw-event.ts';
import type { Question } from '../naive/common.ts';

export interface Stream {
  readonly seed: number;
  readonly tz: string;
  /** Each ended by LF, in the order in which the source sends them. */
  readonly lines: readonly string[];
  /** The events that a cache must hold in the end, each once, as delivered: without LF. */
  readonly kept: readonly string[];
  /** Contents that are refused. */
  readonly refused: readonly string[];
  /** Of these, what the cockpit is asked; each at a moment of its own. */
  readonly questions: readonly Question[];
  /** After every event, in ms. */
  readonly end: number;
}

const QUESTIONS = 6;

/** @param size about how many conversations; ten lines each, or somewhat more. */
export function streamOf(seed: number, size: number): Stream {
  const history = randomHistory(seed, size);
  const random = createRandom(seed);
  const arrived = deliveries(history.events, seed).flat();
  const refused: string[] = [];
  const lines = arrived.flatMap((event) => {
    const text = JSON.stringify(event);
    if (!random.chance(0.05)) return [text];
    const spoilt = random.pick([text.slice(0, -1), text.replace('"1.0"', '"2.0"'), conflicting(event), `${text} `]);
    // With a blank at its end it is the same event again, not another one.
    if (spoilt.trim() !== text) refused.push(spoilt);
    return [text, spoilt];
  });
  const seen = new Set<string>();
  const kept = arrived.map((event) => JSON.stringify(event)).filter((text) => !seen.has(text) && seen.add(text));
  return {
    seed,
    tz: history.world.tz,
    lines: lines.map((line) => `${line}\n`),
    kept,
    refused,
    questions: cockpitQuestions(history, seed, QUESTIONS),
    end: Math.max(...history.events.map(msOf)) + 1000,
  };
}

/** Another fact under the same name. */
function conflicting(event: RawEvent): string {
  return JSON.stringify({ ...event, data: { ...event.data, other: true } });
}
