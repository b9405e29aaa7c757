// What the double answers holds against Chatwoot's published interface, where that lies beside the project.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TOKEN } from './double-server.ts';
import { Floor } from './floor.ts';

const FILE = '../shared/data/chatwoot/swagger_v4.10.json.gz';
const isThere = existsSync(FILE);

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
}

interface Operation {
  readonly responses: Readonly<Record<string, { content?: Readonly<Record<string, { schema: Schema }>> }>>;
}

interface Swagger {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

describe.runIf(isThere)('the double against the published interface', () => {
  const swagger = (isThere ? JSON.parse(gunzipSync(readFileSync(FILE)).toString()) : null) as Swagger;
  const OF = '/api/v1/accounts/{account_id}';
  let floor: Floor;

  beforeAll(async () => {
    floor = await Floor.of();
    const { double } = floor;
    double.agent(1, 'Lea Lead', [1], 'administrator');
    double.agent(2, 'Ann Ash', [1]);
    double.contact(51, 'Cora', 'Acme GmbH');
    double.open(7, 51, 1, 'Hallo?');
    double.assign(7, 2, 1);
    double.reply(7, 2, 'ja');
    double.survey(7);
    double.resolve(7, 2);
  });
  afterAll(() => floor.server.stop());

  test.each([
    ['GET', '/api/v1/profile', '/api/v1/profile'],
    ['GET', `${OF}/agents`, '/api/v1/accounts/3/agents'],
    ['PATCH', `${OF}/agents/{id}`, '/api/v1/accounts/3/agents/2'],
    ['GET', `${OF}/inboxes`, '/api/v1/accounts/3/inboxes'],
    ['GET', `${OF}/teams`, '/api/v1/accounts/3/teams'],
    ['GET', `${OF}/teams/{team_id}/team_members`, '/api/v1/accounts/3/teams/1/team_members'],
    ['GET', `${OF}/conversations`, '/api/v1/accounts/3/conversations?status=all&assignee_type=all&page=1'],
    ['GET', `${OF}/conversations/{conversation_id}`, '/api/v1/accounts/3/conversations/7'],
    ['GET', `${OF}/conversations/{conversation_id}/messages`, '/api/v1/accounts/3/conversations/7/messages?after=0'],
    [
      'GET',
      `${OF}/conversations/{conversation_id}/reporting_events`,
      '/api/v1/accounts/3/conversations/7/reporting_events',
    ],
  ])('%s %s', async (method, path, asked) => {
    const body = method === 'PATCH' ? JSON.stringify({ availability: 'busy' }) : null;
    const response = await fetch(`${floor.server.base}${asked}`, {
      method,
      body,
      headers: { api_access_token: TOKEN },
    });
    expect(response.status).toBe(200);
    const schema = swagger.paths[path]?.[method.toLowerCase()]?.responses['200']?.content?.['application/json']?.schema;
    if (schema === undefined) throw new Error(`${path} is not published`);
    const answer: unknown = await response.json();
    expect(faults(answer, schema, '')).toEqual([]);
  });

  /** Where it does not hold; what the interface itself is known to say otherwise than Chatwoot does is left out. */
  function faults(value: unknown, schema: Schema, at: string): string[] {
    if (KNOWN.some((known) => at.endsWith(known))) return [];
    if (schema.$ref !== undefined) {
      return faults(value, swagger.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, at);
    }
    const all = (schema.allOf ?? []).flatMap((one) => faults(value, one, at));
    if (value === null && schema.nullable) return all;
    if (schema.enum !== undefined && !schema.enum.includes(value)) all.push(`${at} is ${JSON.stringify(value)}`);
    if (schema.type !== undefined && !isOf(schema.type, value)) all.push(`${at} is no ${schema.type}`);
    if (Array.isArray(value)) return [...all, ...value.flatMap((one) => faults(one, schema.items ?? {}, `${at}[]`))];
    if (typeof value !== 'object' || value === null) return all;
    const own = value as Record<string, unknown>;
    const missing = (schema.required ?? []).filter((field) => own[field] === undefined);
    all.push(...missing.map((field) => `${at}.${field} is missing`));
    const fields = Object.entries(schema.properties ?? {}).filter(([field]) => own[field] !== undefined);
    return [...all, ...fields.flatMap(([field, inner]) => faults(own[field], inner, `${at}.${field}`))];
  }
});

/**
 * It publishes "available" where Chatwoot says "online"; no templates' kinds of message and content in its lists of messages.
 */
const KNOWN = ['availability_status', '.message_type', '.content_type', '.payload[].type'];

function isOf(type: string, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

test.skipIf(isThere)(
  "Chatwoot's published interface is not beside the project: the double is not held against it",
  () => {
    expect(isThere).toBe(false);
  },
);
