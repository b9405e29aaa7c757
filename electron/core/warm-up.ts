// Reads what the next questions will count before they are asked: the newest sheets, and the directory.
import { sheetDay, spanOfDay } from '../figures/sheets/make.ts';
import { SECTIONS } from '../figures/sheets/shapes.ts';
import type { Ledger } from './ledger.ts';

/** A period of 31 days and the one that it is compared with. */
const PERIOD_DAYS = 62;
/** Sections 5 and who came are asked of single days, most often of these. */
const SINGLE_DAYS = 2;
const OF_PERIODS = SECTIONS.filter((name) => name !== 'day' && name !== 'visit');

/** A day at a time; what is in memory already costs nothing. @param at now. */
export async function warmUp(ledger: Ledger, at: number, pause: () => Promise<void>): Promise<void> {
  const today = sheetDay(at);
  for (let day = today; day > today - PERIOD_DAYS; day--) {
    const hasRoom = ledger.reader.snapshot(() => {
      const span = spanOfDay(day);
      return ledger.ahead(span, at, day > today - SINGLE_DAYS ? SECTIONS : OF_PERIODS);
    });
    if (!hasRoom) break;
    await pause();
  }
  ledger.reader.snapshot(() => {
    const directory = ledger.view(spanOfDay(today), at)?.directory;
    // Each is read with the first word on it.
    void directory?.presence;
    void directory?.contacts;
  });
}
