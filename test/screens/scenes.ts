// What the pictures show: sizes, themes, languages, numbers of agents, and what a hand has done before.

import type { Page } from '@playwright/test';
import type { FakeCore } from '../renderer/fake-core.ts';

export interface Scene {
  readonly name: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly dark?: boolean;
  readonly locale?: string;
  readonly agents?: number;
  /** Changes a second. */
  readonly rate?: number;
  /** How many times as much quality tells of. */
  readonly times?: number;
  readonly hash?: string;
  readonly wait?: number;
  readonly act?: (page: Page) => Promise<void>;
}

declare global {
  interface Window {
    readonly core: FakeCore;
  }
}

const LARGE = { width: 3840, height: 2160 };
const FULL_HD = { width: 1920, height: 1080 };

async function row(page: Page, n: number, modifiers: ('Control' | 'Shift')[] = []): Promise<void> {
  await page.locator('[data-section=online] [data-agent]').nth(n).locator('[data-col=name]').click({ modifiers });
}

async function goOffline(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { core } = window;
    core.setSource({
      name: 'demo',
      kind: 'demo',
      commands: true,
      state: 'offline',
      since: Date.now(),
      reason: 'connection refused by floor.example',
    });
  });
}

async function manyCommands(page: Page): Promise<void> {
  await page.evaluate(() => {
    const states = [
      'confirmed',
      'refused',
      'sent',
      'confirmed',
      'superseded',
      'waiting',
      'expired',
      'cancelled',
    ] as const;
    const outcomes = [null, 'agent_offline', null, null, 'now_break', null, 'no_answer', null];
    const agents = window.core.floor.agents();
    const records = Array.from({ length: 14 }, (_, n) => ({
      id: `old-${n}`,
      agent: agents[n] ?? '',
      agent_name: window.core.floor.row(agents[n] ?? '').name,
      status: (['break', 'online', 'invisible', 'offline'] as const)[n % 4] ?? 'break',
      previous: n % 2 === 0 ? ('online' as const) : ('break' as const),
      actor: n % 3 === 0 ? 'Deniz Aksoy' : 'Maria Lopez',
      reason: n % 4 === 0 ? 'Team meeting' : null,
      asked_at: Date.now() - n * 431_000,
      state: states[n % 8] ?? 'confirmed',
      settled_at: null,
      outcome: outcomes[n % 8] ?? null,
      undoes: n === 3 ? 'old-9' : null,
    }));
    window.core.addCommands(records);
  });
}

async function ailing(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { core } = window;
    core.health = {
      rejects: [
        { category: 'data', entries: 4, count: 131 },
        { category: 'json', entries: 2, count: 2 },
        { category: 'conflict', entries: 1, count: 7 },
      ],
      slow_queries: [{ what: 'report companies 2026-10-23 to 2026-11-22', ms: 412, at: Date.now() - 400_000 }],
      errors: [{ what: 'The disk is full: /home/deniz/.local/share/kokpit', at: Date.now() - 90_000, count: 3 }],
    };
    core.rejects = ['data', 'json', 'conflict', 'data'].map((category, n) => ({
      received: new Date(Date.now() - n * 61_000).toISOString(),
      from: 'floor.ndjson',
      line: 120 + n * 17,
      category,
      reason: 'data.status is "away"; it must be online, offline, break or invisible',
      raw: '{"specversion":"1.0","id":"1","source":"/x","type":"agent.status_changed"}',
      count: n + 1,
    }));
  });
}

export const SCENES: readonly Scene[] = [
  { name: 'cockpit-60-light' },
  { name: 'cockpit-60-dark', dark: true },
  { name: 'cockpit-8-light', agents: 8 },
  { name: 'cockpit-8-dark-large', agents: 8, dark: true, size: LARGE },
  { name: 'cockpit-500-dark', agents: 500, dark: true },
  { name: 'cockpit-5000-light', agents: 5000 },
  { name: 'cockpit-60-light-large', size: LARGE },
  { name: 'cockpit-5000-dark-large', agents: 5000, dark: true, size: LARGE },
  { name: 'cockpit-60-tr', locale: 'tr-TR' },
  { name: 'cockpit-60-de-dark', locale: 'de-DE', dark: true },
  { name: 'cockpit-0', agents: 0 },
  {
    name: 'scrolled',
    agents: 500,
    act: async (page) => {
      await page.evaluate(() => document.getElementById('agents')?.scrollTo(0, 11_000));
    },
  },
  {
    name: 'search',
    hash: '#/cockpit?q=ISIL&sort=-active,name',
  },
  {
    name: 'selection',
    act: async (page) => {
      await row(page, 1);
      await row(page, 4, ['Shift']);
      await row(page, 6, ['Control']);
    },
  },
  {
    name: 'menu-dark',
    dark: true,
    act: async (page) => {
      await page.locator('[data-agent] [data-col=name]').nth(3).click({ button: 'right' });
    },
  },
  {
    name: 'status-dialog',
    act: async (page) => {
      await row(page, 1);
      await row(page, 2, ['Shift']);
      await page.keyboard.press('s');
    },
  },
  {
    name: 'offline-dialog-dark',
    dark: true,
    act: async (page) => {
      await row(page, 1);
      await page.getByTestId('set-offline').click();
    },
  },
  {
    name: 'pending',
    act: async (page) => {
      await row(page, 1);
      await row(page, 4, ['Shift']);
      await page.getByTestId('set-break').click();
      await page.waitForTimeout(120);
    },
    wait: 0,
  },
  {
    name: 'confirmed',
    act: async (page) => {
      await row(page, 1);
      await row(page, 4, ['Shift']);
      await page.getByTestId('set-break').click();
      await page.waitForTimeout(1_500);
    },
  },
  {
    name: 'panel',
    act: async (page) => {
      await manyCommands(page);
      await row(page, 0);
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'panel-dark',
    dark: true,
    act: async (page) => {
      await page.locator('[data-agent] [data-open]').nth(2).click();
    },
  },
  {
    name: 'filter',
    act: async (page) => {
      await page.getByTestId('filter-channel').click();
      await page.getByTestId('option-channel-whatsapp').click();
    },
  },
  { name: 'offline', act: goOffline, wait: 1_500 },
  {
    name: 'offline-waiting-dark',
    dark: true,
    act: async (page) => {
      await goOffline(page);
      await row(page, 1);
      await page.getByTestId('set-break').click();
    },
    wait: 1_500,
  },
  {
    name: 'memory-recovered',
    act: async (page) => {
      await page.evaluate(() => {
        window.core.extras = {
          saved: { state: 'memory', since: Date.now() - 300_000, reason: 'no space left on the disk' },
          recovered: {
            at: 1,
            aside: '/home/deniz/.local/share/kokpit/kokpit.db.damaged-1',
            events: 41_200,
            lost: true,
          },
        };
      });
    },
    wait: 1_500,
  },
  {
    name: 'catching-up',
    act: async (page) => {
      await page.evaluate(() =>
        window.core.setSource({
          name: 'demo',
          kind: 'demo',
          commands: true,
          state: 'catching_up',
          since: Date.now(),
          done: 620,
          total: 1000,
        }),
      );
    },
    wait: 1_500,
  },
  { name: 'lost', act: async (page) => page.evaluate(() => window.core.cut()), wait: 120 },
  { name: 'commands', hash: '#/commands', act: manyCommands },
  { name: 'commands-dark-empty', dark: true, hash: '#/commands' },
  {
    name: 'health',
    act: async (page) => {
      await ailing(page);
      await page.getByTestId('rail-health').click();
    },
  },
  { name: 'health-dark-well', dark: true, hash: '#/health' },
  { name: 'settings', hash: '#/settings' },
  { name: 'settings-de-dark', hash: '#/settings', dark: true, locale: 'de-DE' },
  {
    name: 'palette',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('an');
    },
  },
  { name: 'shortcuts-dark', dark: true, act: async (page) => page.keyboard.press('?') },
  { name: 'wall-60', hash: '#/wall', size: FULL_HD },
  { name: 'wall-60-large', hash: '#/wall', size: LARGE },
  { name: 'wall-500', hash: '#/wall', size: FULL_HD, agents: 500 },
  { name: 'wall-8-tr', hash: '#/wall', size: { width: 1280, height: 800 }, agents: 8, locale: 'tr-TR' },
  {
    name: 'wall-old',
    hash: '#/wall',
    size: FULL_HD,
    act: async (page) => {
      await page.evaluate(() => {
        window.core.extras = { heard_at: Date.now() - 47_000, data_at: Date.now() - 47_000 };
      });
      await goOffline(page);
    },
    wait: 1_500,
  },
  {
    name: 'wall-dead',
    hash: '#/wall',
    size: FULL_HD,
    act: async (page) => {
      await page.evaluate(() => {
        window.core.extras = { heard_at: Date.now() - 190_000, data_at: Date.now() - 190_000 };
      });
      await goOffline(page);
    },
    wait: 1_500,
  },
];
