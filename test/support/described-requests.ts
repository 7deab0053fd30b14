import * as fc from 'fast-check';
import { description, operationOf, queryOf, type Schema } from './description.js';

/** What is nowhere right. */
export const hostile = fc.oneof(
  fc.constantFrom<unknown>(null, -1, 1e308, '', ' ', '\u0000', '\ud800', '2025-02-30', '25:61', [], {}, true),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/**
 * What one may come to send to an operation of openapi.json, field by field: what it asks for, or something hostile.
 * `ids` are of records that exist, of whichever kind.
 */
export class DescribedRequests {
  constructor(private readonly ids: readonly string[]) {}

  /** `path` as in a route: `/api/meetings/:id`. Undefined where nothing is sent. */
  body(method: string, path: string): fc.Arbitrary<unknown> | undefined {
    const schema = operationOf(method, path)?.requestBody?.content['application/json']?.schema;
    return schema && this.value(schema);
  }

  query(path: string): fc.Arbitrary<Record<string, string>> {
    const fields = queryOf(operationOf('get', path) ?? {}).map(({ name, schema }) => [
      name,
      this.value(schema).map(written),
    ]);
    return fc
      .record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<string>>, { requiredKeys: [] })
      .map((asked) => asked as Record<string, string>);
  }

  private value(schema: Schema): fc.Arbitrary<unknown> {
    return fc.oneof({ weight: 4, arbitrary: this.right(schema) }, { weight: 1, arbitrary: hostile });
  }

  private right(schema: Schema): fc.Arbitrary<unknown> {
    if (schema.$ref !== undefined) return this.right(named(schema.$ref));
    const choices = schema.anyOf ?? schema.allOf;
    if (choices !== undefined) return fc.oneof(...choices.map((choice) => this.right(choice)));
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    const types = [schema.type ?? 'null'].flat();
    return fc.oneof(...types.map((type) => this.ofType(type, schema)));
  }

  private ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
    switch (type) {
      case 'object':
        return this.whole(schema);
      case 'array':
        return fc.array(this.value(schema.items ?? {}), { maxLength: 3 });
      case 'string':
        return this.text(schema);
      case 'boolean':
        return fc.boolean();
      case 'number':
        return fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer(), fc.double());
      default:
        return fc.constant(null);
    }
  }

  private whole({ properties = {} }: Schema): fc.Arbitrary<unknown> {
    const fields = Object.entries(properties).map(([name, schema]) => [name, this.value(schema)]);
    return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys: [],
    });
  }

  private text({ format, example }: Schema): fc.Arbitrary<unknown> {
    if (format === 'uuid') return fc.oneof(fc.uuid(), fc.constantFrom(...this.ids));
    if (format === 'date') return fc.constantFrom('0001-01-01', '2024-02-29', '2026-10-21', '9999-12-31');
    return fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constant(example ?? 'Uji'));
  }
}

function named(reference: string): Schema {
  return description.components.schemas[reference.split('/').at(-1) ?? ''] ?? {};
}

/** As it stands in a query. */
export const written = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
