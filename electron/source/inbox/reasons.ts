// Why an envelope or data is refused, in words that a person can act on: the field, what is allowed, what was there.
// Only run for what the compiled checks refused, so it may take its time.

import type { TSchema } from 'typebox';
import { Check } from 'typebox/schema';

const SHOWN_CHARACTERS = 60;

interface Described {
  readonly description?: string;
  readonly items?: TSchema;
  readonly anyOf?: readonly (TSchema & Described)[];
}

interface Fields {
  readonly properties?: Readonly<Record<string, TSchema & Described>>;
  readonly required?: readonly string[];
  readonly '~refine'?: readonly { check(value: unknown): boolean; error(value: unknown): string }[];
}

/** What a value is, short enough for a sentence: never walks into it, however deep or long it is. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value !== 'string') return String(value);
  if (value.length <= SHOWN_CHARACTERS) return JSON.stringify(value);
  return `${JSON.stringify(value.slice(0, SHOWN_CHARACTERS).toWellFormed())}… (${value.length} characters)`;
}

function fieldReason(path: string, schema: TSchema & Described, value: unknown): string | null {
  const fits: boolean = Check(schema, value);
  if (fits) return null;
  const items = schema.items ?? schema.anyOf?.find((choice) => choice.items !== undefined)?.items;
  if (items !== undefined && Array.isArray(value)) {
    const index = value.findIndex((item: unknown) => !Check(items, item));
    return fieldReason(`${path}[${index}]`, items, value[index]);
  }
  return `${path}: must be ${schema.description}, is ${describeValue(value)}`;
}

/**
 * The first fault of `value` against an object schema, or null if there is none.
 * @param prefix what goes before a field's name: `''` for the envelope, `'data.'` for data.
 */
export function objectReason(prefix: string, schema: TSchema, value: object): string | null {
  const { properties = {}, required = [], '~refine': refinements = [] } = schema as Fields;
  for (const [name, property] of Object.entries(properties)) {
    const given: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    const needed = required.includes(name);
    if (given === undefined && !needed) continue;
    if (needed && (given === undefined || given === null)) {
      return `${prefix}${name}: is required (${property.description}), is ${describeValue(given)}`;
    }
    const reason = fieldReason(prefix + name, property, given);
    if (reason !== null) return reason;
  }
  return refinements.find((refinement) => !refinement.check(value))?.error(value) ?? null;
}
