import { describe, expect, test } from 'vitest';
import { CATALOGUES, createTranslate } from '../../../renderer/locales/words.ts';
import {
  canUndo,
  outcomeOf,
  planStatus,
  undoesAny,
  undoOf,
  withAll,
  withChanged,
} from '../../../renderer/store/commands.ts';
import { outcomeWords } from '../../../renderer/views/outcome-words.ts';
import type { AgentStatus, CommandRecord } from '../../../shared/contract/views.ts';
import { createFormats } from '../../../shared/text/formats.ts';

function command(id: string, change: Partial<CommandRecord> = {}): CommandRecord {
  return {
    id,
    agent: `agent of ${id}`,
    agent_name: `Name of ${id}`,
    status: 'break',
    previous: 'online',
    actor: 'me',
    reason: null,
    asked_at: Number(id),
    state: 'confirmed',
    settled_at: null,
    outcome: null,
    undoes: null,
    ...change,
  };
}

describe('who gets a command', () => {
  test('nobody who is offline, nobody who is there already, the others with the status that was seen', () => {
    const seen = new Map([
      ['a', 'online'],
      ['b', 'offline'],
      ['c', 'break'],
      ['d', 'invisible'],
    ] as const);
    expect(planStatus(seen, 'break')).toEqual({
      send: [
        { agent: 'a', expect: 'online' },
        { agent: 'd', expect: 'invisible' },
      ],
      offline: ['b'],
      already: ['c'],
    });
  });
});

describe('the log', () => {
  test('is newest first; the newest open command of an agent is pending', () => {
    const state = withAll([
      command('1', { agent: 'a', state: 'sent' }),
      command('3', { agent: 'a', state: 'waiting' }),
      command('2', { agent: 'b' }),
    ]);
    expect(state.list.map((record) => record.id)).toEqual(['3', '2', '1']);
    expect([...state.pending].map(([agent, record]) => [agent, record.id])).toEqual([['a', '3']]);
  });

  test('an answer that is older than what was pushed does not open a settled command again', () => {
    const settled = withAll([command('1', { state: 'confirmed' })]);
    expect(withChanged(settled, [command('1', { state: 'sent' })]).byId.get('1')?.state).toBe('confirmed');
    const open = withAll([command('1', { state: 'sent' })]);
    expect(withChanged(open, [command('1', { state: 'refused' })]).byId.get('1')?.state).toBe('refused');
    expect(withChanged(withAll([command('1', { state: 'expired' })]), [command('1')]).byId.get('1')?.state).toBe(
      'confirmed',
    );
  });
});

describe('taking back', () => {
  const state = withAll([]);

  test('is offered while it waits, and once it is done as long as the agent is as it was put', () => {
    expect(canUndo(command('1', { state: 'waiting' }), state, 'online')).toBe(true);
    expect(canUndo(command('1'), state, 'break')).toBe(true);
    expect(canUndo(command('1'), state, 'online')).toBe(false);
    expect(canUndo(command('1'), state, undefined)).toBe(true);
  });

  test('is not offered for offline, for a failure, for an undo, or twice', () => {
    for (const state_ of ['refused', 'expired', 'superseded', 'cancelled'] as const) {
      expect(canUndo(command('1', { state: state_ }), state, 'break')).toBe(false);
    }
    expect(canUndo(command('1', { status: 'offline' }), state, 'offline')).toBe(false);
    expect(canUndo(command('1', { undoes: '0' }), state, 'break')).toBe(false);
    expect(canUndo(command('1'), withAll([command('2', { undoes: '1' })]), 'break')).toBe(false);
  });
});

describe('taking a whole act back', () => {
  const act = withAll([
    command('1'),
    command('2', { state: 'sent' }),
    command('3', { state: 'refused', outcome: 'agent_offline' }),
    command('4'),
    command('5', { undoes: '4' }),
  ]);
  const asked = (sent: boolean) => undoOf(['1', '2', '3', '4', '9'], sent, act).map((record) => record.id);

  test('asks for all that may still be taken back, whatever the agents do meanwhile', () => {
    expect(asked(true)).toEqual(['1', '2']);
    expect(asked(false)).toEqual(['1']);
  });

  test('is offered as soon as one row shows what was asked, whichever came first: the answer or the row', () => {
    const both = undoOf(['1', '2'], true, withAll([command('1'), command('2')]));
    const rows = new Map<string, AgentStatus>([
      ['agent of 1', 'online'],
      ['agent of 2', 'online'],
    ]);
    const offered = () => undoesAny(both, (agent) => rows.get(agent));
    expect(offered()).toBe(false);
    rows.set('agent of 2', 'break');
    expect([offered(), both.length]).toEqual([true, 2]);
  });
});

describe('an outcome in words', () => {
  const formats = createFormats('en', 'UTC');
  const t = createTranslate('en', formats);
  const words = (records: readonly CommandRecord[], skipped = 0, translate = t) =>
    outcomeWords(
      outcomeOf(
        records.map((record) => record.id),
        withAll(records),
      ),
      records[0],
      skipped,
      translate,
      formats.list,
    );

  test('names one, counts several, and gives the reasons of those that failed', () => {
    const refused = { state: 'refused', outcome: 'agent_offline' } as const;
    expect(words([command('1')])).toBe('Name of 1 is set to Break.');
    expect(words([command('1'), command('2'), command('3', refused)])).toBe(
      '2 set to Break. Name of 3 was refused: offline agents can only come back by themselves.',
    );
    expect(words([command('1', { state: 'superseded', outcome: 'now_break' })])).toBe(
      'Name of 1 was left as is: the agent had gone on a break in between.',
    );
  });

  test('names those for whom it failed, by reason, and counts those behind the fifth', () => {
    const changed = (id: string, outcome: string) => command(id, { state: 'superseded', outcome });
    expect(words([changed('1', 'now_break'), changed('2', 'now_online'), changed('3', 'now_break')])).toBe(
      'Name of 1 and Name of 3 were left as they are: the agent had gone on a break in between. ' +
        'Name of 2 was left as is: the agent had gone online in between.',
    );
    const seven = ['1', '2', '3', '4', '5', '6', '7'].map((id) => changed(id, 'now_break'));
    expect(words(seven)).toBe(
      'Name of 1, Name of 2, Name of 3, Name of 4, Name of 5, and 2 others were left as they are: ' +
        'the agent had gone on a break in between.',
    );
  });

  test('says what is under way, what waits, and who was left out', () => {
    expect(words([command('1', { state: 'sent' })])).toBe('Setting Name of 1 to Break …');
    expect(words([command('1', { state: 'waiting' }), command('2', { state: 'waiting' })], 1)).toBe(
      '2 changes to Break wait for the source. 1 offline agent left out.',
    );
  });

  test('a reason that no catalogue knows is given as the source wrote it', () => {
    const own = command('1', { state: 'refused', outcome: 'shift_not_begun' });
    expect(words([own])).toBe('Name of 1 was refused: shift not begun.');
  });

  test.each(Object.keys(CATALOGUES) as (keyof typeof CATALOGUES)[])('leaves no value open in %s', (language) => {
    const states = ['waiting', 'sent', 'confirmed', 'refused', 'expired', 'cancelled', 'superseded'] as const;
    const translate = createTranslate(language, createFormats(language, 'UTC'));
    const one = states.map((state, n) => command(String(n), { state }));
    const two = [...one, ...states.map((state, n) => command(String(n + 10), { state }))];
    expect([words(one, 1, translate), words(two, 2, translate)].join(' ')).not.toMatch(/[{}]/);
  });
});
