import { readFileSync } from 'node:fs';

/** As much of a JSON Schema as the tests look at. */
export interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  allOf?: Schema[];
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  example?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
}

export interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** What openapi.json tells of the API. */
export const description = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** What it tells of a route, such as `get` and `/api/meetings/:id`. */
export function operationOf(method: string, route: string): Operation | undefined {
  return description.paths[route.replaceAll(/:(\w+)/g, '{$1}')]?.[method];
}

export const queryOf = ({ parameters = [] }: Operation) => parameters.filter((one) => one.in === 'query');
