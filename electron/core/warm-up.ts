// Reads what the next questions will count before they are asked: two months of sheets, and the directory.
import { sheetDay, spanOfDay } from '../figures/sheets/make.ts';
import { SECTIONS } from '../figures/sheets/section.ts';
import type { Ledger } from './ledger.ts';

/** A period of 31 days and the one that it is compared with. */
const PERIOD_DAYS = 62;
/** Section 5 is asked of single days, most often of these. */
const SINGLE_DAYS = 2;

/** A day at a time; what is in memory already costs nothing. @param at now. */
export async function warmUp(ledger: Ledger, at: number, pause: () => Promise<void>): Promise<void> {
  const today = sheetDay(at);
  for (let day = today; day > today - PERIOD_DAYS; day--) {
    const isThere = ledger.reader.snapshot(() => {
      const span = spanOfDay(day);
      const view = ledger.view(span, at);
      for (const name of SECTIONS) if (name !== 'day' || day > today - SINGLE_DAYS) view?.parts(name, span);
      return view !== null;
    });
    if (!isThere) return;
    await pause();
  }
  ledger.reader.snapshot(() => {
    const view = ledger.view(spanOfDay(today), at);
    // Each is read with the first word on it.
    void view?.directory.presence;
    view?.companies();
  });
}
