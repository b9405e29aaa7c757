// Where the window was when it was closed, and whether it can be there again. The file is a convenience: one that
// cannot be read or written is as good as none.
import { readFileSync, writeFileSync } from 'node:fs';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** In device-independent pixels; without `x` and `y` the window is centred. */
export interface WindowPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export const LEAST_WIDTH = 900;
export const LEAST_HEIGHT = 600;
const FIRST_PLACE: WindowPlace = { width: 1280, height: 800, maximized: false };
/** So much of the window must lie on a screen that it can be seen and moved. */
const LEAST_SEEN = 120;

export function readPlace(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

export function writePlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(file, JSON.stringify(place));
  } catch {
    // A full disk must not keep a window from closing.
  }
}

/** The remembered place where it still fits the screens of today, else the first one. */
export function choosePlace(saved: unknown, screens: readonly Rectangle[]): WindowPlace {
  if (!isPlace(saved)) return FIRST_PLACE;
  const width = Math.max(LEAST_WIDTH, saved.width);
  const height = Math.max(LEAST_HEIGHT, saved.height);
  const { x, y, maximized } = saved;
  if (x === undefined || y === undefined) return { width, height, maximized };
  const seen = screens.some(
    (screen) =>
      Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x) >= LEAST_SEEN &&
      y >= screen.y &&
      y <= screen.y + screen.height - LEAST_SEEN,
  );
  return seen ? { x, y, width, height, maximized } : { width, height, maximized };
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, maximized } = value as Record<string, unknown>;
  const coordinates = (x === undefined && y === undefined) || (Number.isInteger(x) && Number.isInteger(y));
  return coordinates && Number.isInteger(width) && Number.isInteger(height) && typeof maximized === 'boolean';
}
