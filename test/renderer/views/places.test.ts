import { describe, expect, test } from 'vitest';
import { layOut, statusOf, topOf, windowOf } from '../../../renderer/views/grid-layout.ts';
import { gridFor, shortName, wallGrid, wallPages } from '../../../renderer/views/wall-pages.ts';

const HEIGHTS = { row: 10, head: 20 };
const sections = [
  { status: 'online', agents: Array.from({ length: 100 }, (_, n) => `o${n}`) },
  { status: 'offline', agents: ['x', 'y'] },
  { status: 'break', agents: [] },
  { status: 'invisible', agents: ['i'] },
] as const;

describe('the scroller', () => {
  const layout = layOut(sections, new Set(['offline']), HEIGHTS);

  test('gives every head and row its place; folded tables are a head, empty ones have a line of words', () => {
    expect(layout.blocks.map((block) => [block.top, block.body])).toEqual([
      [0, 1000],
      [1020, 0],
      [1040, 10],
      [1070, 10],
    ]);
    expect(layout.height).toBe(1100);
    expect([topOf('o3', layout, HEIGHTS), topOf('i', layout, HEIGHTS), topOf('x', layout, HEIGHTS)]).toEqual([
      50,
      1090,
      null,
    ]);
    expect([statusOf('i', layout), statusOf('head:break', layout), statusOf('nobody', layout)]).toEqual([
      'invisible',
      'break',
      null,
    ]);
  });

  test('draws the rows in sight and some to spare, never outside of the table', () => {
    const [online, offline, , invisible] = layout.blocks;
    if (online === undefined || offline === undefined || invisible === undefined) throw new Error('four tables');
    const view = { top: 420, height: 100 };
    expect(windowOf(online, view, HEIGHTS, 0)).toEqual({ from: 40, to: 50 });
    expect(windowOf(online, view, HEIGHTS, 8)).toEqual({ from: 32, to: 58 });
    expect(windowOf(online, { top: 0, height: 100 }, HEIGHTS, 8)).toEqual({ from: 0, to: 16 });
    expect(windowOf(offline, view, HEIGHTS, 8)).toEqual({ from: 0, to: 0 });
    expect(windowOf(invisible, view, HEIGHTS, 0)).toEqual({ from: 0, to: 0 });
  });
});

describe('the wall', () => {
  test('shows those at work first, in pages of equal length, and no table of nobody', () => {
    const pages = wallPages(sections, 27);
    expect(pages.map((page) => [page.status, page.agents.length, page.part, page.parts])).toEqual([
      ['online', 25, 1, 4],
      ['online', 25, 2, 4],
      ['online', 25, 3, 4],
      ['online', 25, 4, 4],
      ['invisible', 1, 1, 1],
      ['offline', 2, 1, 1],
    ]);
    expect(pages.flatMap((page) => page.agents).sort()).toEqual(sections.flatMap((section) => section.agents).sort());
  });

  test('sets few names larger, fills the height, and fits the shape of the screen', () => {
    const wide = wallGrid(1920, 1080);
    expect([wide, wallGrid(1280, 1024), wallGrid(1080, 1920)]).toEqual([
      { rows: 9, columns: 3 },
      { rows: 9, columns: 2 },
      { rows: 9, columns: 1 },
    ]);
    expect([4, 8, 12, 13, 20, 27].map((agents) => gridFor(agents, wide))).toEqual([
      { rows: 4, columns: 1, size: 'few' },
      { rows: 4, columns: 2, size: 'few' },
      { rows: 6, columns: 2, size: 'some' },
      { rows: 5, columns: 3, size: 'many' },
      { rows: 7, columns: 3, size: 'many' },
      { ...wide, size: 'many' },
    ]);
  });

  test('shortens long names by their last word', () => {
    expect([
      shortName('Ana Blum', 18),
      shortName('Maria Magdalena Lindqvist', 18),
      shortName('Wolfeschlegelsteinhausen', 18),
    ]).toEqual(['Ana Blum', 'Maria Magdalena L.', 'Wolfeschlegelsteinhausen']);
  });
});
