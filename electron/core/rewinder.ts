// The floor as it was, for everybody who looks at a moment of the past: full pictures and numbered differences of the
// cockpit's own shape, standing or played. It reads the cache only, so what is shown is a consequence of its events.
import type { CockpitDiff, RewindDiff, RewindParams, RewindView } from '../../shared/contract/views.ts';
import type { Port } from '../../shared/contract/wire.ts';
import type { CacheReader } from '../cache/types.ts';
import type { Days } from '../figures/days.ts';
import { Topic } from '../publish/topic.ts';
import type { Clock } from './clock.ts';
import { type CockpitSubject, choiceOf, cockpitSubject } from './cockpit-subject.ts';
import { RewindCursor } from './rewind-cursor.ts';
import { MANY, RewindDay, type RewindOptions } from './rewind-day.ts';

/** Frames of a play, and looks for events that came meanwhile, are so far apart. */
export const FRAME_MS = 200;
const SECOND_MS = 1_000;
/** Days held in memory, and no more: the one looked at, and the one that it came from, unless that is a large one. */
const MOST_DAYS = 2;

export interface RewinderDeps extends RewindOptions {
  readonly reader: CacheReader;
  readonly days: Days;
  readonly clock: Clock;
  /** The cache can be read no more; every watch has ended. */
  readonly onError: (error: Error) => void;
}

interface Watching {
  readonly topic: Topic;
  readonly subject: CockpitSubject;
  cursor: RewindCursor;
  at: number;
  speed: number;
  /** Of the clock, when `at` was last moved on. */
  steppedAt: number;
}

export class Rewinder {
  readonly #deps: RewinderDeps;
  readonly #large: number;
  readonly #watches = new Map<number, Watching>();
  /** By date, the one used last at the end. */
  readonly #daysHeld = new Map<string, RewindDay>();
  #stopTurning: (() => void) | null = null;

  constructor(deps: RewinderDeps) {
    this.#deps = deps;
    this.#large = deps.large ?? MANY;
  }

  /** @param port gets the pushes of the watch, under the wire's `id`. Throws CacheError. */
  watch(key: number, id: number, params: RewindParams, port: Port): void {
    const { clock } = this.#deps;
    this.#catchUp();
    const at = this.#nearest(params.at);
    const cursor = this.#cursorAt(at);
    const watching: Omit<Watching, 'topic' | 'subject'> = { cursor, at, speed: params.speed, steppedAt: clock.now() };
    const subject = cockpitSubject(
      () => watching.cursor.board,
      choiceOf(params),
      () => watching.at,
    );
    const known = Object.assign(watching, { subject, topic: new Topic(this.#subjectOf(watching, subject)) });
    this.#watches.set(key, known);
    known.topic.add(port, id);
    this.#stopTurning ??= clock.setTimer(() => this.#turn(), FRAME_MS);
  }

  unwatch(key: number): void {
    this.#watches.delete(key);
    if (this.#watches.size > 0) return;
    this.#stopTurning?.();
    this.#stopTurning = null;
  }

  #turn(): void {
    this.#stopTurning = null;
    try {
      this.#catchUp();
      for (const watching of this.#watches.values()) {
        this.#play(watching);
        watching.topic.flush();
      }
    } catch (error) {
      this.#watches.clear();
      this.#deps.onError(error as Error);
    }
    if (this.#watches.size > 0) this.#stopTurning = this.#deps.clock.setTimer(() => this.#turn(), FRAME_MS);
  }

  #play(watching: Watching): void {
    if (watching.speed === 0) return;
    const now = this.#deps.clock.now();
    watching.at = Math.min(now, watching.at + (now - watching.steppedAt) * watching.speed);
    watching.steppedAt = now;
    if (watching.at === now) watching.speed = 0;
    this.#show(watching);
  }

  /** Brings a watch's board to its moment. */
  #show(watching: Watching): void {
    const { day } = watching.cursor.day;
    const { at, subject } = watching;
    if (at < day.start || at >= day.end) {
      watching.cursor = this.#cursorAt(at);
      subject.touchAll();
      return;
    }
    const touched = watching.cursor.moveTo(at);
    if (touched === null) subject.touchAll();
    else subject.touch(touched);
  }

  /** Lets what the cache was given meanwhile into the days that are held; who looks at one of them sees it. */
  #catchUp(): void {
    for (const [date, day] of [...this.#daysHeld]) {
      const first = day.catchUp();
      if (first === null) continue;
      const again = first === 'again';
      if (again) this.#daysHeld.delete(date);
      for (const watching of this.#watches.values()) {
        if (watching.cursor.day !== day) continue;
        if (again) watching.cursor = this.#cursorAt(watching.at);
        if (again || watching.cursor.putIn(first)) watching.subject.touchAll();
        this.#show(watching);
      }
    }
  }

  #cursorAt(at: number): RewindCursor {
    const day = this.#dayOf(at);
    const cursor = new RewindCursor(day, this.#deps.days, day.countAt(at));
    cursor.moveTo(at);
    return cursor;
  }

  #dayOf(at: number): RewindDay {
    const { reader, days } = this.#deps;
    const day = days.of(at);
    let held = this.#daysHeld.get(day.date);
    if (held === undefined) {
      this.#makeRoom();
      held = new RewindDay(reader, days, day, this.#deps);
      this.#prepare(held);
    }
    this.#daysHeld.delete(day.date);
    this.#daysHeld.set(day.date, held);
    for (const date of this.#daysHeld.keys()) if (this.#daysHeld.size > MOST_DAYS) this.#daysHeld.delete(date);
    return held;
  }

  /** Before a day is read, large ones that nobody looks at go, and what looks at them left behind. */
  #makeRoom(): void {
    const large = [...this.#daysHeld].filter(([, day]) => day.length >= this.#large);
    if (large.length === 0) return;
    const looked = new Set([...this.#watches.values()].map(({ cursor }) => cursor.day));
    for (const [date, day] of large) if (!looked.has(day)) this.#daysHeld.delete(date);
    this.#deps.giveBack?.();
  }

  /** Gives the day its checkpoints, one at a time between other work: from then on every moment of it is near. */
  #prepare(day: RewindDay): void {
    const { days, clock, giveBack } = this.#deps;
    let given = 0;
    const next = () => {
      if (this.#daysHeld.get(day.day.date) !== day) return;
      // From the last checkpoint each time: somebody may have gone further, or events been put in.
      const isMore = new RewindCursor(day, days, day.prepared).prepare();
      if (isMore) clock.setTimer(next, 0);
      // What a large day leaves behind, now and then and at its end.
      if (day.length < this.#large || (isMore && day.prepared - given < this.#large / 2)) return;
      given = day.prepared;
      giveBack?.();
    };
    clock.setTimer(next, 0);
  }

  /** The second nearest to `at` that there is: neither before the first event nor in the future. */
  #nearest(at: number): number {
    const now = Math.floor(this.#deps.clock.now() / SECOND_MS) * SECOND_MS;
    const first = Math.ceil((this.#first() ?? now) / SECOND_MS) * SECOND_MS;
    return Math.min(now, Math.max(at, first));
  }

  #first(): number | null {
    return this.#deps.reader.nextBlockMs(Number.MIN_SAFE_INTEGER);
  }

  #subjectOf(watching: Omit<Watching, 'topic' | 'subject'>, cockpit: CockpitSubject) {
    let last = { at: watching.at, speed: watching.speed, day: watching.cursor.day };
    const around = () => {
      const { day } = watching.cursor;
      return { day_start: day.day.start, day_end: day.day.end, activity: day.activity() };
    };
    const note = () => {
      last = { at: watching.at, speed: watching.speed, day: watching.cursor.day };
    };
    return {
      full: (): RewindView => {
        note();
        const to = this.#deps.clock.now();
        const view = cockpit.full() as RewindView;
        return { ...view, speed: watching.speed, from: this.#first(), to, ...around() };
      },
      diff: (): RewindDiff | null => {
        const changed = cockpit.diff() as CockpitDiff | null;
        const { at, speed, cursor } = watching;
        if (changed === null && at === last.at && speed === last.speed && cursor.day === last.day) return null;
        const diff: RewindDiff = {
          ...changed,
          at,
          ...(speed === last.speed ? {} : { speed, to: this.#deps.clock.now() }),
          ...(cursor.day === last.day ? {} : around()),
        };
        note();
        return diff;
      },
    };
  }
}
