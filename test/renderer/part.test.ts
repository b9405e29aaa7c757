// A part that was fetched ahead is shown in the render that asks for it; one that was not waits.
import { createElement, Suspense } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { partOf } from '../../renderer/views/part.tsx';

const Name = ({ name }: { readonly name: string }) => createElement('b', null, name);

test('a part waits until it is fetched, and is there at once from then on', async () => {
  const part = partOf(async () => Name);
  const shown = () =>
    renderToString(createElement(Suspense, { fallback: 'waiting' }, createElement(part.View, { name: 'Ada' })));
  const before = shown();
  await part.fetch();
  expect([before.includes('waiting'), before.includes('<b>'), shown().includes('<b>Ada</b>')]).toEqual([
    true,
    false,
    true,
  ]);
});

test('a part that cannot be fetched now says so, and can be fetched again', async () => {
  let isOffline = true;
  const part = partOf(async () => {
    if (isOffline) throw new Error('offline');
    return Name;
  });
  await expect(part.fetch()).rejects.toThrow('offline');
  isOffline = false;
  await part.fetch();
  expect(renderToString(createElement(part.View, { name: 'Ada' }))).toBe('<b>Ada</b>');
});
