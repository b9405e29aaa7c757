// The subjects of a floor's stream: events, the commands to it, and where its bridges stand. All begin with the stream's
// name, so that permissions can be given by subject (docs/sources.md).

import { createHash } from 'node:crypto';

export const eventsOf = (stream: string) => `${stream}.events.>`;
export const commandsOf = (stream: string) => `${stream}.commands.>`;
export const positionsOf = (stream: string) => `${stream}.positions.>`;

/** `kokpit.events.agent.status_changed`; a type that could not be a subject is one with underscores. */
export function eventSubject(stream: string, type: string): string {
  return `${stream}.events.${type.split('.').map(tokenOf).join('.')}`;
}

export function commandSubject(stream: string, type: string): string {
  return `${stream}.commands.${type}`;
}

/** Where the bridge of this name keeps its position. Two names never share a subject. */
export function positionSubject(stream: string, bridge: string): string {
  return `${stream}.positions.${bridgeToken(bridge)}`;
}

/** Where bridges tell how they are; beside the stream's own subjects, so that no stream keeps it. */
export const beatsOf = (stream: string) => `kokpit-bridges.${stream}.*`;

export function beatSubject(stream: string, bridge: string): string {
  return `kokpit-bridges.${stream}.${bridgeToken(bridge)}`;
}

/** A bridge's name as a token of a subject, and as the name of its consumer. */
export function bridgeToken(bridge: string): string {
  const token = tokenOf(bridge).slice(0, 60);
  return token === bridge ? token : `${token}-${createHash('sha256').update(bridge).digest('hex').slice(0, 8)}`;
}

/** Whether a message of this subject is an event: all of a stream but what Kokpit itself puts beside them. */
export function isEvent(stream: string, subject: string): boolean {
  return !subject.startsWith(`${stream}.commands.`) && !subject.startsWith(`${stream}.positions.`);
}

function tokenOf(text: string): string {
  return text === '' ? '_' : text.replaceAll(/[^\w-]/g, '_');
}
