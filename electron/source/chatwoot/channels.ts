// What an inbox's channel is in the events' words. Pure.
import type { Inbox } from './shapes.ts';

export interface Medium {
  readonly kind: 'chat' | 'email';
  readonly channel: string;
}

const CHANNELS: Readonly<Record<string, string>> = {
  webwidget: 'web',
  api: 'api',
  email: 'email',
  whatsapp: 'whatsapp',
  facebookpage: 'messenger',
  instagram: 'instagram',
  twitterprofile: 'twitter',
  twiliosms: 'sms',
  sms: 'sms',
  telegram: 'telegram',
  line: 'line',
  tiktok: 'tiktok',
};

/** @returns null for telephony: Chatwoot does not tell when a call was picked up or answered, so that each would look lost. */
export function mediumOf({ channel, medium }: Pick<Inbox, 'channel' | 'medium'>): Medium | null {
  const name = channel.replace(/^Channel::/, '').toLowerCase();
  if (name === 'voice') return null;
  if (name === 'email') return { kind: 'email', channel: 'email' };
  if (name === 'twiliosms' && medium === 'whatsapp') return { kind: 'chat', channel: 'whatsapp' };
  return { kind: 'chat', channel: CHANNELS[name] ?? (name === '' ? 'unknown' : name) };
}
