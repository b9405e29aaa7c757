// The page on events once more, in short and naively: written from the page, not from the schemas, so that both must
// agree. `?` marks an optional field, `agent-if:author` an agent who is required where `author` is "agent".

export const PAGE: Readonly<Record<string, string>> = {
  'agent.updated': 'agent:id name:text groups?:ids slots?:count email?:text',
  'agent.removed': 'agent:id',
  'group.updated': 'group:id name:text',
  'product.updated': 'product:id name:text',
  'company.updated': 'company:id name:text',
  'contact.updated': 'contact:id name?:text company?:id',
  'agent.status_changed': 'agent:id status:online|offline|break|invisible actor?:id reason?:text command?:id',
  'conversation.opened':
    'conversation:id kind:chat|call|video|email|ticket channel:id direction?:inbound|outbound product?:id group?:id contact?:id company?:id live?:flag',
  'conversation.assigned': 'conversation:id agent:id by?:automatic|manual actor?:id',
  'conversation.unassigned': 'conversation:id actor?:id',
  'conversation.answered': 'conversation:id agent:id',
  'conversation.picked_up': 'conversation:id',
  'message.sent': 'conversation:id author:contact|agent|bot|system agent?:id text?:text',
  'conversation.resolved': 'conversation:id agent:id',
  'conversation.ended': 'conversation:id by?:contact|agent|system outcome?:text',
  'conversation.reopened': 'conversation:id by:contact|agent|system agent?:id',
  'conversation.timed_out': 'conversation:id',
  'rating.given': 'conversation:id stars:stars',
  'feedback.given': 'conversation:id text?:text',
  'inactivity.acted':
    'conversation:id action:new_unassigned|new_reassigned|new_not_reassigned|message_sent|live_reassigned|live_not_reassigned|resumed_reassigned|resumed_not_reassigned agent?:id',
  'landing.shown': 'product?:id group?:id channel?:id visitor?:text',
  'command.rejected': 'command:id reason:text',
};

/** Where `agent` is required: the field that must be "agent" for it. */
export const AGENT_NEEDED: Readonly<Record<string, string>> = {
  'message.sent': 'author',
  'conversation.reopened': 'by',
};

export interface Field {
  readonly name: string;
  readonly needed: boolean;
  /** `id`, `text`, `ids`, `count`, `stars`, `flag`, or the words that are allowed, divided by `|`. */
  readonly kind: string;
}

export function fieldsOf(type: string): Field[] {
  if (!Object.hasOwn(PAGE, type)) return [];
  return (PAGE[type] ?? '').split(' ').map((field) => {
    const [name = '', kind = ''] = field.split(':');
    return { name: name.replace('?', ''), needed: !name.endsWith('?'), kind };
  });
}

type Json = Readonly<Record<string, unknown>>;

const isText = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'string' && value.split('').length >= least && value.split('').length <= most;
const isWhole = (value: unknown): value is number => typeof value === 'number' && value % 1 === 0;
const isObject = (value: unknown): value is Json => Object.prototype.toString.call(value) === '[object Object]';

function fits(kind: string, value: unknown): boolean {
  switch (kind) {
    case 'id':
      return isText(value, 1, 200);
    case 'text':
      return isText(value, 0, 10_000);
    case 'ids':
      return Array.isArray(value) && value.every((item) => isText(item, 1, 200));
    case 'count':
      return isWhole(value) && value >= 0;
    case 'stars':
      return isWhole(value) && [1, 2, 3, 4, 5].includes(value);
    case 'flag':
      return value === true || value === false;
    default:
      return kind.split('|').some((word) => word === value);
  }
}

function isTime(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const found = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.exec(value);
  if (found === null) return false;
  const [, date = '', clock = '', , offset = ''] = found;
  const plain = `${date}T${clock}.000Z`;
  const at = new Date(plain);
  const calendar = !Number.isNaN(at.getTime()) && at.toISOString() === plain;
  return calendar && (/z/i.test(offset) || /^.([01]\d|2[0-3]):[0-5]\d$/.test(offset));
}

const given = (object: Json, name: string): unknown => {
  const value = Object.getOwnPropertyDescriptor(object, name)?.value;
  return value === null ? undefined : value;
};

function envelopeHolds(event: Json): boolean {
  return (
    given(event, 'specversion') === '1.0' &&
    ['id', 'source', 'type'].every((name) => fits('id', given(event, name))) &&
    isTime(given(event, 'time')) &&
    ['undefined', 'string'].includes(typeof given(event, 'sequence')) &&
    isObject(given(event, 'data'))
  );
}

function dataHolds(type: string, data: Json): boolean {
  const fields = fieldsOf(type).every(({ name, needed, kind }) => {
    const value = given(data, name);
    return value === undefined ? !needed : fits(kind, value);
  });
  const where = AGENT_NEEDED[type];
  return fields && (where === undefined || given(data, where) !== 'agent' || given(data, 'agent') !== undefined);
}

/** What becomes of a line by the page: `known`, `unknown`, or the category of its reject. */
export function byThePage(line: Uint8Array): string {
  if (line.length > 256 * 1024) return 'size';
  let event: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
    try {
      event = JSON.parse(text);
    } catch {
      return 'json';
    }
    // Every escape of a half becomes the half itself; what then stands alone was alone before.
    const unescaped = text
      .replaceAll('\\\\', '#')
      .replace(/\\u([dD][89a-fA-F][0-9a-fA-F]{2})/g, (_all, unit: string) => {
        return String.fromCharCode(Number.parseInt(unit, 16));
      });
    if (/\p{Surrogate}/u.test(unescaped)) return 'json';
  } catch {
    return 'utf8';
  }
  if (!isObject(event) || !envelopeHolds(event)) return 'envelope';
  const { type, data } = event as { type: string; data: Json };
  if (!Object.hasOwn(PAGE, type)) return 'unknown';
  return dataHolds(type, data) ? 'known' : 'data';
}
