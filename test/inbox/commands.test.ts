import { Check } from 'typebox/schema';
import { describe, expect, it } from 'vitest';
import { COMMAND_SCHEMAS, KNOWN_TYPES } from '../../shared/events/schemas.ts';

const command = { agent: 'ann', status: 'break', actor: 'supervisor' };

describe('a command', () => {
  it('is no type that the figures know', () => {
    for (const type of Object.keys(COMMAND_SCHEMAS)) expect(KNOWN_TYPES.has(type)).toBe(false);
  });

  it.each([
    ['as asked for', command, true],
    ['with a reason', { ...command, reason: '' }, true],
    ['with a null reason', { ...command, reason: null }, true],
    ['without an agent', { ...command, agent: undefined }, false],
    ['without an actor', { ...command, actor: null }, false],
    ['with another status', { ...command, status: 'away' }, false],
    ['with a reason that is no text', { ...command, reason: 7 }, false],
  ])('to set a status %s', (_what, data, holds) => {
    expect(Check(COMMAND_SCHEMAS['agent.set_status'], JSON.parse(JSON.stringify(data)))).toBe(holds);
  });
});
