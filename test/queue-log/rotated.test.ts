// A queue_log in several files: what was rotated away, a copy that was cut off, in whatever order they are named.
import { expect, test } from 'vitest';
import { convertLog } from '../../electron/source/queue-log/convert.ts';
import { type LogLine, readLine } from '../../electron/source/queue-log/line.ts';
import { convertFiles, type Standing } from '../../electron/source/queue-log/read-log.ts';
import { createRandom } from '../histories/random.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { randomLog, START_S } from './random-log.ts';

const secondOf = (line: string | undefined) => line?.split('|', 1)[0];
const read = (lines: readonly string[]) => lines.map((text, i) => readLine(text, i + 1, null) as LogLine);

test('calls and members go on in the next file: the events are those of the log in one', async () => {
  await forEachSeed(60, (seed) => {
    const random = createRandom(seed);
    const lines = randomLog(random, 150);
    const cuts = [random.int(1, 149), random.int(1, 149)]
      .sort((a, b) => a - b)
      .filter((at) => secondOf(lines[at]) !== secondOf(lines[at - 1]));
    const files = [0, ...cuts].map((from, i) => lines.slice(from, [...cuts, lines.length][i]));
    const whole = convertLog('queue_log', read(lines));
    const told = random.chance(0.5) ? files : files.toReversed();
    const { files: converted } = convertFiles('queue_log', told.map(read), []);
    expect(
      converted
        .flat()
        .flatMap(({ events }) => events)
        .sort(),
    ).toEqual(whole.flatMap(({ events }) => events).sort());
    expect(converted.flat().flatMap(({ fault }) => fault ?? [])).toHaveLength(
      whole.filter(({ fault }) => fault !== null).length,
    );
    expect(converted.map((file) => file.map(({ line }) => line.text).sort())).toEqual(
      told.map((file) => [...file].sort()),
    );
  });
});

test('a line that two files share is the same line in both', async () => {
  await forEachSeed(20, (seed) => {
    const random = createRandom(seed);
    const lines = randomLog(random, 100);
    const from = random.int(1, 90);
    const { files: found } = convertFiles('queue_log', [read(lines.slice(0, from)), read(lines)], []);
    const [part = [], all = []] = found;
    const whole = convertLog('queue_log', read(lines));
    expect(all).toEqual(whole);
    expect(part.map(({ events, fault }) => [events, fault])).toEqual(
      whole.slice(0, from).map(({ events, fault }) => [events, fault]),
    );
  });
});

test('in one import after another, and again, a file goes on where the one before it ended', async () => {
  await forEachSeed(60, (seed) => {
    const random = createRandom(seed);
    // Within the hour: what returns later is another call.
    const lines = randomLog(random, 150).filter((line) => Number(secondOf(line)) < START_S + 3_600);
    const cuts = [random.int(1, lines.length - 1), random.int(1, lines.length - 1)]
      .sort((a, b) => a - b)
      .filter((at) => secondOf(lines[at]) !== secondOf(lines[at - 1]));
    const files = [0, ...cuts].map((from, i) => lines.slice(from, [...cuts, lines.length][i]));
    const whole = convertLog('queue_log', read(lines)).flatMap(({ events }) => events);
    let standings: readonly Standing[] = [];
    // As a file grows, rotated, and all of them once more.
    const grown = files.flatMap((file) => [file.slice(0, random.int(1, file.length)), file]);
    for (const round of [grown, files]) {
      const events = new Set<string>();
      for (const file of round) {
        const converted = convertFiles('queue_log', [read(file)], standings);
        for (const line of converted.files.flat()) for (const event of line.events) events.add(event);
        const { standing } = converted;
        if (standing === null) continue;
        standings = [...standings.filter(({ beginMs }) => beginMs !== standing.beginMs), standing];
      }
      expect([...events].sort()).toEqual([...whole].sort());
    }
  });
});
