import { createHash } from 'node:crypto';

/**
 * How an entry becomes bytes. It never changes: another way of writing them is another version, and what was sealed
 * before keeps its own.
 */
const version = 1;
const kinds = { content: 0, link: 1, head: 2 };

/** An entry with every value as the text that PostgreSQL prints; a `Date` would lose the microseconds. */
export interface EntryText {
  readonly id: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly verb: string;
  readonly change: string;
  readonly note: string | null;
}

/** Size and hash that stand for everything sealed so far. */
export interface Head {
  readonly size: number;
  readonly hash: Buffer;
}

/** What the first seal is chained to. */
export const nothing: Head = { size: 0, hash: Buffer.alloc(32) };

/** The hash of what an entry says. */
export function contentHash(entry: EntryText): Buffer {
  const { id, at, actorId, actorName, subjectType, subjectId, verb, change, note } = entry;
  return digest(kinds.content, [id, at, actorId, actorName, subjectType, subjectId, verb, change, note]);
}

/** The hash of a place in the chain: the one before, its number, and what the entry there says. */
export function chainHash(before: Buffer, sequence: number, content: Buffer): Buffer {
  return digest(kinds.link, [before, String(sequence), content]);
}

/** The hash of a head. The next seal is chained to it, so that no head can be taken out or dated anew. */
export function headHash(chain: Buffer, size: number, at: string): Buffer {
  return digest(kinds.head, [chain, String(size), at]);
}

/** `1024:9f86…`, as it is mailed, shown and handed to `sinergi verify-history`. */
export function headText({ size, hash }: Head): string {
  return `${size}:${hash.toString('hex')}`;
}

/** Reads what {@link headText} wrote; undefined when it is something else. */
export function readHead(text: string): Head | undefined {
  const [, size, hash] = /^\s*([1-9]\d{0,14}):([0-9a-f]{64})\s*$/i.exec(text) ?? [];
  if (size === undefined || hash === undefined) return undefined;
  return { size: Number(size), hash: Buffer.from(hash, 'hex') };
}

/** SHA-256 over the version, the kind, and each part behind its length: no two lists of parts make the same bytes. */
function digest(kind: number, parts: readonly (string | Buffer | null)[]): Buffer {
  const hash = createHash('sha256').update(Buffer.of(version, kind));
  for (const part of parts) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part === null ? absent : Buffer.byteLength(part));
    hash.update(length);
    if (part !== null) hash.update(part);
  }
  return hash.digest();
}

/** Where a length would stand: there is no value, which is not the same as an empty one. */
const absent = 0xffffffff;
