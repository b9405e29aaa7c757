// How the console itself is doing: lag, rate, slow queries, errors. Bounded, and read by the health page and report.
const KEPT = 20;
const KEPT_LAGS = 1_000;
const RATE_SPAN_MS = 10_000;

export class Health {
  readonly #now: () => number;
  readonly startedAt: number;
  readonly slow: { what: string; ms: number; at: number }[] = [];
  readonly errors: { what: string; at: number; count: number }[] = [];
  #lags: number[] = [];
  #rate: { at: number; events: number }[] = [];
  dropped = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.startedAt = now();
  }

  events(count: number, lags: readonly number[]): void {
    if (count === 0) return;
    this.#rate.push({ at: this.#now(), events: count });
    this.#lags = [...this.#lags, ...lags].slice(-KEPT_LAGS);
  }

  slowQuery(what: string, ms: number): void {
    this.slow.unshift({ what, ms: Math.round(ms), at: this.#now() });
    this.slow.length = Math.min(this.slow.length, KEPT);
  }

  error(what: string): void {
    const known = this.errors.find((error) => error.what === what);
    if (known) {
      known.count++;
      known.at = this.#now();
      return;
    }
    this.errors.unshift({ what, at: this.#now(), count: 1 });
    this.errors.length = Math.min(this.errors.length, KEPT);
  }

  /** Events a second over the last ten, to a tenth. */
  rate(): number {
    const from = this.#now() - RATE_SPAN_MS;
    this.#rate = this.#rate.filter(({ at }) => at > from);
    const events = this.#rate.reduce((sum, one) => sum + one.events, 0);
    return Math.round((events * 10_000) / RATE_SPAN_MS) / 10;
  }

  lag(): { p50: number; p99: number } | null {
    if (this.#lags.length === 0) return null;
    const sorted = [...this.#lags].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
    return { p50: at(0.5), p99: at(0.99) };
  }
}
