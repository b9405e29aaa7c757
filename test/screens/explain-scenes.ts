// Pictures of explanations and of conversations' stories.

import type { Scene } from './scenes.ts';

const LARGE = { width: 3840, height: 2160 };

export const EXPLAIN_SCENES: readonly Scene[] = [
  { name: 'story', hash: '#/cockpit?conversation=c-4711' },
  { name: 'story-de-dark', hash: '#/day?conversation=c-4711', locale: 'de-DE', dark: true },
  { name: 'story-tr', hash: '#/quality?conversation=c-4711', locale: 'tr-TR' },
  { name: 'story-large', hash: '#/cockpit?conversation=c-4711', size: LARGE },
];
