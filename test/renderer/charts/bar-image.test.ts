// Where the bars of a picture stand: on whole pixels of the screen, between their base and top, those that are shown alone.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { barImage, type Column } from '../../../renderer/charts/bar-image.ts';
import type { Look } from '../../../renderer/charts/option.ts';

type Rect = readonly [left: number, top: number, width: number, height: number];

interface FakeCanvas {
  width: number;
  height: number;
  filled: { style: unknown; rect: Rect }[];
}

let made: FakeCanvas[];

function fakeCanvas(): FakeCanvas {
  const canvas: FakeCanvas = { width: 0, height: 0, filled: [] };
  const context = {
    fillStyle: '' as unknown,
    fillRect: (...rect: [number, number, number, number]) => canvas.filled.push({ style: context.fillStyle, rect }),
    createPattern: () => 'stripes',
    beginPath: () => undefined,
    moveTo: () => undefined,
    lineTo: () => undefined,
    stroke: () => undefined,
  };
  made.push(canvas);
  return Object.assign(canvas, { getContext: () => context });
}

beforeEach(() => {
  made = [];
  vi.stubGlobal('document', { createElement: fakeCanvas });
});
afterEach(() => vi.unstubAllGlobals());

const LOOK = { rem: 16 } as Look;

interface Shown {
  readonly from: number;
  readonly count: number;
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly most: number;
  readonly scale: number;
}

/** What is drawn when echarts has gone through all that is shown, and the picture's place. */
function draw(columns: readonly Column[], stripes: string | null, { from, count, frame, most, scale }: Shown) {
  vi.stubGlobal('window', { devicePixelRatio: scale });
  const item = barImage(columns, { colour: 'blue', stripes }, LOOK);
  const coord = ([, value]: readonly number[]) => [0, frame.y + frame.height * (1 - (value ?? 0) / most)];
  const pictures = Array.from({ length: count }, (_, inside) =>
    item(
      { dataIndex: from + inside, dataIndexInside: inside, dataInsideLength: count, coordSys: frame } as never,
      { coord } as never,
    ),
  );
  const [canvas] = made;
  return {
    pictures,
    rects: canvas?.filled.map(({ rect }) => rect),
    styles: canvas?.filled.map(({ style }) => style),
  };
}

const FRAME = { x: 10, y: 20, width: 300, height: 100 };
const COLUMNS: readonly Column[] = [
  { base: 0, top: 50 },
  { base: 10, top: 30 },
  { base: 0, top: 0 },
];

describe('bars', () => {
  test('reach from base to top, with a gap to their neighbours; of nothing there is none', () => {
    const { rects, pictures } = draw(COLUMNS, null, { from: 0, count: 3, frame: FRAME, most: 100, scale: 1 });
    expect(rects).toEqual([
      [9, 50, 82, 50],
      [109, 70, 82, 20],
    ]);
    expect(pictures.map((one) => one !== undefined)).toEqual([false, false, true]);
    expect(pictures.at(-1)).toMatchObject({ type: 'image', style: { x: 10, y: 20, width: 300, height: 100 } });
  });

  test('are those of the part that is shown, as wide as there is room', () => {
    const { rects } = draw(COLUMNS, null, { from: 1, count: 1, frame: FRAME, most: 100, scale: 1 });
    expect(rects).toEqual([[27, 70, 246, 20]]);
  });

  test('are twice as many pixels on a screen of twice as many, and lie on whole ones wherever the axes are', () => {
    const at = { x: 10.3, y: 20.7, width: 299.4, height: 99.1 };
    const { rects, pictures } = draw(COLUMNS, null, { from: 0, count: 3, frame: at, most: 100, scale: 2 });
    expect(rects?.flat().every(Number.isInteger)).toBe(true);
    expect(rects?.[0]?.[3]).toBeCloseTo(at.height, -0.5);
    expect(pictures.at(-1)).toMatchObject({ style: { x: 10, y: 20.5 } });
  });

  test('of less than a pixel are a pixel', () => {
    const many = Array.from({ length: 900 }, () => ({ base: 0, top: 1 }));
    const { rects } = draw(many, null, { from: 0, count: 900, frame: FRAME, most: 1, scale: 1 });
    expect(rects?.map(([, , width]) => width)).toEqual(many.map(() => 1));
  });

  test('with stripes are filled twice in the same places', () => {
    const { rects, styles } = draw(COLUMNS, 'white', { from: 0, count: 3, frame: FRAME, most: 100, scale: 1 });
    expect(styles).toEqual(['blue', 'blue', 'stripes', 'stripes']);
    expect(rects?.slice(2)).toEqual(rects?.slice(0, 2));
  });
});
