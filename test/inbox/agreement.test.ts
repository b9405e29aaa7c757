import { describe, expect, it } from 'vitest';
import { checkEvent, dataReason, envelopeReason } from '../../electron/source/inbox/check-event.ts';
import type { Decoded } from '../../shared/events/event.ts';
import { mutatedLines } from '../fuzz/mutate.ts';

/** What the slow way says, which walks the schemas field by field. */
function slowly(value: unknown): { category: string; reason: string } | null {
  const envelope = envelopeReason(value);
  if (envelope !== null) return { category: 'envelope', reason: envelope };
  const { type, data } = value as { type: string; data: object };
  const reason = dataReason(type, data);
  return reason === null ? null : { category: 'data', reason };
}

function disagreements(check: (value: unknown) => Decoded): string[] {
  const found: string[] = [];
  for (const line of mutatedLines(44, 3_000)) {
    let value: unknown;
    try {
      value = JSON.parse(line.toString('utf8'));
    } catch {
      continue;
    }
    const quick = check(value);
    const slow = slowly(value);
    const same = quick.ok ? slow === null : slow?.category === quick.category && slow.reason === quick.reason;
    if (!same) found.push(`${JSON.stringify(quick)} against ${JSON.stringify(slow)}`);
  }
  return found;
}

describe('the compiled checks and the words', () => {
  it('agree on every mutated event: what is refused has a reason, what is accepted has none', () => {
    expect(disagreements(checkEvent)).toEqual([]);
  });

  it('would be seen to differ', () => {
    const sloppy = (value: unknown): Decoded => {
      const decoded = checkEvent(value);
      return decoded.ok || !decoded.reason.startsWith('data.stars')
        ? decoded
        : { ...decoded, reason: 'breaks its type' };
    };
    expect(disagreements(sloppy).length).toBeGreaterThan(0);
  });
});
