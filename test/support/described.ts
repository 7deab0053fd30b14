import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Response } from 'supertest';
import { description as told } from './description.js';

/**
 * Holds an answer against openapi.json: it has what is described, in the type that is described, and not one field more
 * (promise S3). Every answer that a test's person gets is held so.
 */
export function isAsDescribed({ request, status, type, body }: Told): void {
  const { method, url } = request as { method: string; url: string };
  const path = new URL(url).pathname;
  const operation = operations.find((one) => one.method === method && one.matches.test(path));
  if (operation === undefined || !type.endsWith('json')) return;
  const validate = validatorFor(operation, status, type);
  if (validate === null) {
    throw new Error(
      `${method} ${operation.path} answers ${status} ${type}, which openapi.json does not tell.`,
    );
  }
  if (!validate(body)) {
    throw new Error(
      `${method} ${operation.path} answers ${status} otherwise than openapi.json tells: ` +
        (validate.errors ?? [])
          .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
          .join('; '),
    );
  }
}

/** An answer, however it was asked for. */
type Told = Pick<Response, 'status' | 'type' | 'body'> & { request: unknown };

type Schema = Record<string, unknown>;
interface Operation {
  method: string;
  path: string;
  matches: RegExp;
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

const description = closed(told) as {
  paths: Record<string, Record<string, Pick<Operation, 'responses'>>>;
};
const operations: Operation[] = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { responses }]) => ({
    method: method.toUpperCase(),
    path,
    matches: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    responses,
  })),
);
// Where two fit, as /users/me and /users/{id}, the one with fewer parameters is meant.
operations.sort((one, other) => one.path.split('{').length - other.path.split('{').length);

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(description, 'openapi');
/** What any operation may answer: it has to do with who asks and how, not with what is asked for. */
const anywhere = new Set([400, 401, 403, 405, 408, 413, 415, 421, 429, 500, 503]);
const validators = new Map<Schema, ValidateFunction>();

function validatorFor({ responses }: Operation, status: number, type: string): ValidateFunction | null {
  const response = responses[status] ?? (anywhere.has(status) ? responses['default'] : undefined);
  const schema = response?.content?.[type]?.schema;
  if (schema === undefined) return null;
  const validate =
    validators.get(schema) ??
    ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')) as Schema);
  validators.set(schema, validate);
  return validate;
}

/** The same description, in which an object has no other properties than those that are written. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  return copy['type'] === 'object' && 'properties' in copy && !('additionalProperties' in copy)
    ? { ...copy, additionalProperties: false }
    : copy;
}
