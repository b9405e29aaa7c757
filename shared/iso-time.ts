// Times as the command line prints them.

const DAY_MS = 86_400_000;
const TWO = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/** The date of the day that was asked for last: a report prints thousands of times of the same few days. */
let lastDay = Number.NaN;
let lastDate = '';

/** ms since 1970, whole, as RFC 3339 in UTC, with milliseconds. Throws RangeError for what no date holds. */
export function isoTime(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  if (day !== lastDay) {
    const whole = new Date(ms).toISOString();
    lastDate = whole.slice(0, whole.indexOf('T') + 1);
    lastDay = day;
  }
  const of = ms - day * DAY_MS;
  const minutes = Math.floor(of / 60_000);
  const rest = of - minutes * 60_000;
  const seconds = Math.floor(rest / 1000);
  const thousandths = String(Math.floor(rest) % 1000).padStart(3, '0');
  return `${lastDate}${TWO[Math.floor(minutes / 60)]}:${TWO[minutes % 60]}:${TWO[seconds]}.${thousandths}Z`;
}
