// Pictures of explanations and of conversations' stories.

import type { Scene } from './scenes.ts';

const LARGE = { width: 3840, height: 2160 };

export const EXPLAIN_SCENES: readonly Scene[] = [
  { name: 'story', hash: '#/cockpit?conversation=c-4711' },
  { name: 'story-de-dark', hash: '#/day?conversation=c-4711', locale: 'de-DE', dark: true },
  { name: 'story-tr', hash: '#/quality?conversation=c-4711', locale: 'tr-TR' },
  { name: 'story-large', hash: '#/cockpit?conversation=c-4711', size: LARGE },
  { name: 'explain', hash: '#/cockpit?explain=agents%5Bagent%3Da-3%5D.first_response_avg_s' },
  { name: 'explain-de-dark', hash: '#/day?explain=chat.wait_avg_s', locale: 'de-DE', dark: true },
  { name: 'explain-tr', hash: '#/quality?explain=totals.feedback_count', locale: 'tr-TR' },
  { name: 'explain-large-dark', hash: '#/cockpit?explain=totals.first_response_avg_s', size: LARGE, dark: true },
  { name: 'explain-story', hash: '#/cockpit?explain=totals.resolved&conversation=c-4000' },
];
