import { v7, validate } from 'uuid';

/** A new identifier: UUID version 7 (RFC 9562), so that rows born together lie together on an index. */
export function newId(): string {
  return v7();
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value);
}
