import { v7, validate } from 'uuid';

/** A new identifier: UUID version 7 (RFC 9562), so that rows born together lie together on an index. */
export function newId(): string {
  return v7();
}

/** What every identifier made at `at` or later is not less than: the first 48 bits are the time. */
export function beginningOfIds(at: Date): string {
  const time = Math.max(0, at.getTime()).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}`;
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value);
}
