import { readFileSync } from 'node:fs';
import { decisions } from './decisions.js';
import type { Principal } from './principals.js';
import type { Ask } from './requests.js';

/** The readings that are open to this reader; of the others they are turned away before anything is looked at. */
export function readingsFor(asks: readonly Ask[], name: Principal): Ask[] {
  const decided = decisions().get(name);
  return asks
    .filter(({ method, rule }) => method === 'get' && rule !== undefined && !('public' in rule))
    .filter(({ line }) => !/^403( 403)*$/.test(decided?.get(line) ?? ''));
}

interface Parameter {
  name: string;
  in: string;
  schema: { format?: string };
}

/** What the description of the API says that each reading may be asked by. */
const readings = Object.entries(
  (
    JSON.parse(readFileSync('openapi.json', 'utf8')) as {
      paths: Record<string, { get?: { parameters?: Parameter[] } }>;
    }
  ).paths,
).map(([path, { get }]) => ({
  path,
  parameters: (get?.parameters ?? []).filter((parameter) => parameter.in === 'query'),
}));

interface Search {
  path: string;
  name: string;
  format: string | undefined;
}

/** Words and ids that lists are narrowed by. */
export function searches(): Search[] {
  return readings.flatMap(({ path, parameters }) =>
    parameters
      .map(({ name, schema }) => ({ path, name, format: schema.format }))
      .filter(({ name, format }) => name === 'q' || format === 'uuid'),
  );
}

/** The address with this parameter, where the route of the line knows it. */
export function withParameter(line: string, address: string, name: string, value: string): string {
  const route = line.slice('GET '.length).replaceAll(/:(\w+)/g, '{$1}');
  const known = readings
    .find(({ path }) => path === route)
    ?.parameters.some((parameter) => parameter.name === name);
  return known === true ? `${address}?${name}=${value}` : address;
}

/** With as many as there can be on one page. */
export const withLimit = (line: string, address: string): string =>
  withParameter(line, address, 'limit', '200');
