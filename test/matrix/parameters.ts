import { description, operationOf, queryOf } from '../support/description.js';
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

interface Search {
  path: string;
  name: string;
  format: string | undefined;
}

/** Words and ids that lists are narrowed by. */
export function searches(): Search[] {
  return Object.entries(description.paths).flatMap(([path, { get = {} }]) =>
    queryOf(get)
      .map(({ name, schema }) => ({ path, name, format: schema.format }))
      .filter(({ name, format }) => name === 'q' || format === 'uuid'),
  );
}

/** The address with this parameter, where the route of the line knows it. */
export function withParameter(line: string, address: string, name: string, value: string): string {
  const operation = operationOf('get', line.slice('GET '.length)) ?? {};
  const known = queryOf(operation).some((parameter) => parameter.name === name);
  return known ? `${address}?${name}=${value}` : address;
}

/** With as many as there can be on one page. */
export const withLimit = (line: string, address: string): string =>
  withParameter(line, address, 'limit', '200');
