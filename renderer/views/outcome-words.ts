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

/**
 * One sentence or two for the commands of one act: "5 set to Break, 1 refused: …".
 * @param skipped offline agents that nothing was asked for.
 */
export function outcomeWords(outcome: Outcome, any: CommandRecord | undefined, skipped: number, t: Translate): string {
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
  for (const state of ['refused', 'superseded', 'expired'] as const) {
    const failed = outcome.failed.filter((record) => record.state === state);
    const [first] = failed;
    if (first === undefined) continue;
    const reasons = [...new Set(failed.map((record) => reasonWords(record, t)))].join('; ');
    const key = failed.length === 1 ? (`toast.${state}.one` as const) : (`toast.${state}` as const);
    parts.push(t(key, { n: failed.length, name: first.agent_name, reason: reasons }));
  }
  if (skipped > 0) parts.push(t('toast.skipped', { n: skipped }));
  return parts.join(' ');
}
