// The small line of an hour: from the right edge back, from nothing at the bottom, with gaps where nothing is known.
import { expect, test } from 'vitest';
import { SPARK_HEIGHT, sparkOf, sparkY } from '../../../renderer/charts/spark.ts';

test('nothing is at the bottom, the top at the top, what is more than the top as well', () => {
  expect(sparkY(0, 4)).toBe(SPARK_HEIGHT - 1);
  expect(sparkY(4, 4)).toBe(1);
  expect(sparkY(9, 4)).toBe(1);
  expect(sparkY(2, 4)).toBe(SPARK_HEIGHT / 2);
});

test('the last minute ends at the right edge', () => {
  expect(sparkOf([0, 2, 4], 4).line).toBe('M57 19L58 10L59 1h1');
  expect(
    sparkOf(
      Array.from({ length: 60 }, () => 0),
      4,
    ).line,
  ).toMatch(/^M0 19L1 19L.*L59 19h1$/);
});

test('a gap ends one line and begins another; a minute alone is seen', () => {
  expect(sparkOf([4, null, 0, null], 4)).toEqual({
    line: 'M56 1h1M58 19h1',
    ground: `M56 1h1V${SPARK_HEIGHT}H56ZM58 19h1V${SPARK_HEIGHT}H58Z`,
  });
});

test('nothing known is nothing drawn', () => {
  expect(sparkOf([], 1)).toEqual({ line: '', ground: '' });
  expect(sparkOf([null, null], 1)).toEqual({ line: '', ground: '' });
});
