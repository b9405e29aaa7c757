// Pictures of the report pages: sizes, themes, languages, and what a hand has done before.

import type { Page } from '@playwright/test';
import type { Scene } from './scenes.ts';

const LARGE = { width: 3840, height: 2160 };

export const REPORT_SCENES: readonly Scene[] = [
  { name: 'report-quality', hash: '#/quality' },
  { name: 'report-quality-agents-dark', hash: '#/quality?by=agent&order=-rating', dark: true, agents: 500 },
  { name: 'report-quality-large', hash: '#/quality?by=agent&period=31', size: LARGE, agents: 120 },
  { name: 'report-quality-de', hash: '#/quality', locale: 'de-DE' },
  { name: 'report-quality-million', hash: '#/quality?period=31', times: 1_200 },
  { name: 'report-quality-million-de', hash: '#/quality?period=31', times: 1_200, locale: 'de-DE', dark: true },
  { name: 'report-quality-million-tr', hash: '#/quality?period=31&by=both', times: 1_200, locale: 'tr-TR' },
  { name: 'report-quality-million-large', hash: '#/quality?period=31', times: 1_200, size: LARGE },
  { name: 'report-quality-tr-search', hash: '#/quality?by=agent&q=isil', locale: 'tr-TR', dark: true },
  { name: 'report-quality-nothing', hash: '#/quality?by=agent&q=nobody&group=g-1&channel=whatsapp' },
  {
    name: 'report-quality-end',
    hash: '#/quality?by=agent&period=31',
    agents: 500,
    act: async (page) => {
      await page.getByTestId('report-table').focus();
      await page.keyboard.press('End');
    },
  },
  { name: 'report-companies', hash: '#/companies' },
  { name: 'report-companies-dark', hash: '#/companies?order=-load', dark: true },
  { name: 'report-companies-table-tr', hash: '#/companies?as=table&order=-load', locale: 'tr-TR' },
  { name: 'report-companies-large-dark', hash: '#/companies?order=-load', dark: true, size: LARGE },
  { name: 'report-company', hash: '#/companies?company=co-12&period=31' },
  { name: 'report-company-de-dark', hash: '#/companies?company=co-3', dark: true, locale: 'de-DE' },
  { name: 'report-company-people', hash: '#/companies?company=co-12&view=people' },
  {
    name: 'report-company-talks-de-dark',
    hash: '#/companies?company=co-12&view=conversations',
    dark: true,
    locale: 'de-DE',
  },
  { name: 'report-company-days-tr', hash: '#/companies?company=co-12&as=table', locale: 'tr-TR' },
  { name: 'report-company-large', hash: '#/companies?company=co-12&period=31', size: LARGE },
  { name: 'report-company-none', hash: '#/companies?company=co-unknown' },
  { name: 'report-service', hash: '#/service?period=yesterday' },
  { name: 'report-service-dark-15', hash: '#/service?period=yesterday&interval=15', dark: true },
  { name: 'report-service-31', hash: '#/service?period=31&interval=60' },
  { name: 'report-service-table-de', hash: '#/service?period=7&as=table&interval=60', locale: 'de-DE' },
  { name: 'report-service-large', hash: '#/service?period=7&interval=60', size: LARGE },
  { name: 'report-service-nothing', hash: '#/service?channel=sms' },
  {
    name: 'report-service-box',
    hash: '#/service?period=yesterday',
    act: async (page) => {
      await page
        .getByTestId('chart')
        .locator('canvas')
        .hover({ position: { x: 560, y: 120 } });
    },
  },
  { name: 'report-day', hash: '#/day' },
  { name: 'report-day-dark-15', hash: '#/day?last=15&T=30&S=5', dark: true },
  { name: 'report-day-de', hash: '#/day', locale: 'de-DE' },
  { name: 'report-day-tr-dark', hash: '#/day?date=2026-11-20&who=present', locale: 'tr-TR', dark: true },
  { name: 'report-day-large-dark', hash: '#/day', dark: true, size: LARGE },
  ...(
    [
      ['day-snapshot', '#/day?date=2026-11-20', {}],
      ['day-snapshot-dark-de', '#/day?date=2026-11-20&channel=web&who=present', { dark: true, locale: 'de-DE' }],
      ['day-snapshot-empty-tr', '#/day?date=2019-11-20', { locale: 'tr-TR' }],
      ['day-snapshot-large-dark', '#/day?date=2026-11-20', { dark: true, size: LARGE }],
    ] as const
  ).map(([name, hash, look]) => ({
    ...{ name, hash, ...look },
    act: (page: Page) => page.getByTestId('snapshot-open').click(),
  })),
  { name: 'lost-list', hash: '#/day?view=lost' },
  { name: 'lost-list-dark-de', hash: '#/day?view=lost&show=all', dark: true, locale: 'de-DE' },
  { name: 'lost-list-tr', hash: '#/day?view=lost&show=all&order=-since', locale: 'tr-TR' },
  { name: 'lost-list-large', hash: '#/day?view=lost&group=g-1', size: LARGE },
  {
    name: 'lost-marked',
    hash: '#/day?view=lost&show=all',
    act: async (page) => {
      await page.getByTestId('report-table').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('c');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('n');
    },
  },
  { name: 'hours', hash: '#/settings', size: { width: 1280, height: 1100 } },
  {
    name: 'hours-faults-de-dark',
    hash: '#/settings',
    size: { width: 1280, height: 1100 },
    dark: true,
    locale: 'de-DE',
    act: async (page) => {
      await page.getByTestId('hours-mon-0-to').fill('08:00');
      await page.getByTestId('hours-tue-add').click();
      await page.getByTestId('hours-tue-1-from').fill('25:00');
      await page.getByTestId('holiday-date').fill('2026-12-25');
      await page.getByTestId('holiday-add').click();
      await page.getByTestId('hours-import').setInputFiles({
        name: 'hours.json',
        mimeType: 'application/json',
        buffer: Buffer.from('{"week": {\n "monday": [],\n "tue": ["9-17"]}}'),
      });
      await page.getByTestId('hours-save').click();
    },
  },
  { name: 'report-refused', hash: '#/service?from=2026-01-01&to=2026-03-31' },
  {
    name: 'report-lost-dark',
    hash: '#/day',
    dark: true,
    act: async (page) =>
      page.evaluate(() => {
        window.core.speaks = false;
        window.core.cut();
      }),
    wait: 7_000,
  },
  {
    name: 'report-skeleton',
    act: async (page) => {
      await page.evaluate(() => {
        window.core.speaks = false;
      });
      await page.getByTestId('rail-quality').click();
    },
    wait: 1_500,
  },
];
