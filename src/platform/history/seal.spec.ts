import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chainHash, contentHash, type EntryText, headHash, headText, nothing, readHead } from './seal.js';

const entry: EntryText = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  at: '2026-01-05T02:00:00.123456Z',
  actorId: null,
  actorName: 'Sinergi',
  subjectType: 'commitment',
  subjectId: '01890a5d-ac96-774b-bcce-b302099a8058',
  verb: 'edit',
  change: '{"title": ["Lama", "Baru ’"]}',
  note: '',
};

/** The same bytes, written out by another hand: whoever writes a verifier of their own can follow this. */
function byHand(kind: number, parts: (Buffer | string | null)[]): string {
  const bytes = parts.map((part) => {
    if (part === null) return Buffer.from('ffffffff', 'hex');
    const content = Buffer.from(part as string);
    return Buffer.concat([Buffer.from(content.length.toString(16).padStart(8, '0'), 'hex'), content]);
  });
  return createHash('sha256')
    .update(Buffer.concat([Buffer.of(1, kind), ...bytes]))
    .digest('hex');
}

describe('the seal', () => {
  it('is made of a version, a kind, and every part behind its length', () => {
    const content = contentHash(entry);
    expect(content.toString('hex')).toBe(
      byHand(0, [
        entry.id,
        entry.at,
        null,
        'Sinergi',
        'commitment',
        entry.subjectId,
        'edit',
        entry.change,
        '',
      ]),
    );
    const link = chainHash(nothing.hash, 1, content);
    expect(link.toString('hex')).toBe(byHand(1, [nothing.hash, '1', content]));
    expect(headHash(link, 1, entry.at).toString('hex')).toBe(byHand(2, [link, '1', entry.at]));
  });

  it('never changes: what was sealed years ago must still fit', () => {
    expect(contentHash(entry).toString('hex')).toBe(
      'f0d08f0ba64e7b54a07db40f8a01f5c0694fd59fad05584fffec0f2afc9b7939',
    );
  });

  it('differs when anything does, even where words only move from one field to the next', () => {
    const hashes = [
      entry,
      { ...entry, note: null },
      { ...entry, at: '2026-01-05T02:00:00.123457Z' },
      { ...entry, actorName: 'Sinerg', subjectType: 'icommitment' },
      { ...entry, verb: 'edi', change: `t${entry.change}` },
    ].map((each) => contentHash(each).toString('hex'));
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('has a head that can be mailed and read again', () => {
    const head = { size: 1024, hash: contentHash(entry) };
    expect(readHead(` ${headText(head)}\n`)).toEqual(head);
    for (const text of ['', '0:00', '12', `0:${'0'.repeat(64)}`, `5:${'g'.repeat(64)}`]) {
      expect(readHead(text)).toBeUndefined();
    }
  });
});
