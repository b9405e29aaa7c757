// A row of bars as one picture. As shapes of echarts' own, each with states and a label that no bar here has, the four rows
// of a month took half of what the whole page took; drawn as one path, a processor fills them as slowly again.

import type { CustomSeriesOption } from 'echarts/charts';
import type { Look } from './option.ts';

export interface Column {
  /** From where to where it reaches, in the unit of the upright axis. */
  readonly base: number;
  readonly top: number;
}

export interface Paint {
  readonly colour: string;
  /** Over it, thin and aslant (`hatched` of common.ts in the legend); null: none. */
  readonly stripes: string | null;
}

/** Where the axes are, in px of the chart. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Of a column's place, a half of what its neighbours keep from it. */
const GAP = 0.09;

/** Draws `columns`, one for each place of the axis, with the last of them that is shown. */
export function barImage(
  columns: readonly Column[],
  paint: Paint,
  look: Look,
): NonNullable<CustomSeriesOption['renderItem']> {
  return (params, api) => {
    const shown = params.dataInsideLength;
    if (params.dataIndexInside !== shown - 1) return undefined;
    const first = params.dataIndex - shown + 1;
    const [, zero = 0] = api.coord([first, 0]);
    const [, one = 0] = api.coord([first, 1]);
    const { x, y, width, height } = params.coordSys as unknown as Frame;
    const scale = window.devicePixelRatio;
    // On whole pixels of the screen, or every edge is blurred.
    const left = Math.floor(x * scale);
    const top = Math.floor(y * scale);
    const canvas = sized(Math.ceil((x + width) * scale) - left, Math.ceil((y + height) * scale) - top);
    const context = canvas.getContext('2d');
    if (context === null) return undefined;
    const place = (width / shown) * scale;
    const across = (places: number): number => Math.round(x * scale + place * places) - left;
    const upright = (value: number): number => Math.round((zero + (one - zero) * value) * scale) - top;
    const fill = (style: string | CanvasPattern): void => {
      context.fillStyle = style;
      for (let i = 0; i < shown; i += 1) {
        const column = columns[first + i];
        if (column === undefined || column.top <= column.base) continue;
        const from = across(i + GAP);
        const upper = upright(column.top);
        context.fillRect(from, upper, Math.max(1, across(i + 1 - GAP) - from), upright(column.base) - upper);
      }
    };
    fill(paint.colour);
    const stripes =
      paint.stripes === null ? null : context.createPattern(tile(paint.stripes, look.rem * scale), 'repeat');
    if (stripes !== null) fill(stripes);
    const style = { x: left / scale, y: top / scale, width: canvas.width / scale, height: canvas.height / scale };
    // Its type knows addresses of pictures alone.
    return { type: 'image', silent: true, style: { ...style, image: canvas as unknown as string } };
  };
}

function tile(colour: string, rem: number): HTMLCanvasElement {
  const side = Math.max(2, Math.round(rem * 0.375 * Math.SQRT2));
  const canvas = sized(side, side);
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  context.strokeStyle = colour;
  context.lineWidth = rem * 0.125;
  context.beginPath();
  // Over the corners as well, where the next tile goes on.
  for (const shift of [-side, 0, side]) {
    context.moveTo(shift - 1, side + 1);
    context.lineTo(shift + side + 1, -1);
  }
  context.stroke();
  return canvas;
}

function sized(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}
