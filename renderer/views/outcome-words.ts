// What became of a command, in words. Pure: records in, sentences out.

import type { CommandRecord } from '../../shared/contract/views.ts';
import type { Key } from '../locales/catalogue.ts';
import { keyOf, type Translate } from '../locales/words.ts';
import type { Outcome } from '../store/commands.ts';

/** Why a command failed; a reason that no catalogue knows is given as the source wrote it. */
export function reasonWords(record: CommandRecord, t: Translate): string {
  const { outcome, state } = record;
  if (outcome === null) return t(keyOf('outcome', state) ?? 'outcome.refused');
  const key = keyOf('outcome', outcome);
  return key === null ? outcome.replaceAll('_', ' ') : t(key);
}

export function stateWords(record: CommandRecord, t: Translate): string {
  return t(`command.${record.state}` satisfies Key);
}

/** So many of those for whom it failed are named; the log names all. */
const NAMES_MOST = 5;

/**
 * A sentence or more for the commands of one act: "5 set to Break. Ana was refused: …".
 * @param skipped offline agents that nothing was asked for.
 * @param list names in a row, as the language writes them.
 */
export function outcomeWords(
  outcome: Outcome,
  any: CommandRecord | undefined,
  skipped: number,
  t: Translate,
  list: (names: readonly string[]) => string,
): string {
  const parts: string[] = [];
  const status = t(`status.${any?.status ?? 'online'}`);
  const sent = outcome.open - outcome.waiting;
  if (outcome.confirmed.length === 1) {
    parts.push(t('toast.one', { name: outcome.confirmed[0]?.agent_name ?? '', status }));
  } else if (outcome.confirmed.length > 1) parts.push(t('toast.many', { n: outcome.confirmed.length, status }));
  if (sent > 0)
    parts.push(
      sent === 1 ? t('toast.sent.one', { name: any?.agent_name ?? '', status }) : t('toast.sent', { n: sent, status }),
    );
  if (outcome.waiting > 0) parts.push(t('toast.waiting', { n: outcome.waiting, status }));
  if (outcome.cancelled > 0) parts.push(t('toast.cancelled', { n: outcome.cancelled }));
  parts.push(...failedWords(outcome.failed, t, list));
  if (skipped > 0) parts.push(t('toast.skipped', { n: skipped }));
  return parts.join(' ');
}

/** Whom it failed for, by name, with each reason once. */
function failedWords(
  failed: Outcome['failed'],
  t: Translate,
  list: (names: readonly string[]) => string,
): readonly string[] {
  return (['refused', 'superseded', 'expired'] as const).flatMap((state) => {
    const byReason = Map.groupBy(
      failed.filter((record) => record.state === state),
      (record) => reasonWords(record, t),
    );
    return [...byReason].map(([reason, records]) => {
      const more = records.length - NAMES_MOST;
      const names = records.slice(0, NAMES_MOST).map((record) => record.agent_name);
      const name = list(more > 0 ? [...names, t('toast.others', { n: more })] : names);
      return t(records.length === 1 ? `toast.${state}.one` : `toast.${state}`, { name, reason });
    });
  });
}
