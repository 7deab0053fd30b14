import { describe, expect, it } from 'vitest';
import { meet, refusedAsStale, sending, settle } from './merge';
import { emptyNote, isUnsaved, keyBetween, type Note, type NoteContent, same, type Theirs } from './note';

const base: NoteContent = { ...emptyNote('n', 'item', 'a0').mine, text: 'Awal' };
const aNote = (mine: Partial<NoteContent> = {}): Note => ({
  id: 'n',
  mine: { ...base, ...mine },
  base: { version: 1, content: base },
  sent: [],
  theirs: null,
  refused: null,
});
const theirs = (content: Partial<NoteContent>, version = 2): Theirs => ({
  version,
  content: { ...base, ...content },
  by: 'Rekan',
  at: '2025-10-21T02:00:00Z',
});

describe('two changes of a paragraph', () => {
  it('become one where they do not meet', () => {
    const note = meet(aNote({ text: 'Awal saya' }), theirs({ kind: 'direction', orderKey: 'a5' }));
    expect(note.mine).toMatchObject({ text: 'Awal saya', kind: 'direction', orderKey: 'a5' });
    expect([note.theirs, note.base?.version, isUnsaved(note)]).toEqual([null, 2, true]);
  });

  it('are shown side by side where both wrote other words', () => {
    const note = meet(aNote({ text: 'Saya' }), theirs({ text: 'Rekan' }));
    expect([note.mine.text, note.theirs?.content.text, note.base?.version]).toEqual(['Saya', 'Rekan', 1]);
  });

  it('are shown where one struck what the other went on writing', () => {
    expect(meet(aNote({ text: 'Saya' }), theirs({ deleted: true })).theirs).not.toBeNull();
    expect(meet(aNote({ deleted: true }), theirs({ text: 'Rekan' })).theirs).not.toBeNull();
    expect(meet(aNote({ deleted: true }), theirs({ orderKey: 'a3' })).theirs).not.toBeNull();
  });

  it('are no quarrel where the other was this device itself, whose answer got lost', () => {
    const sent = sending(aNote({ text: 'Awal satu' }), { ...base, text: 'Awal satu' });
    const note = meet({ ...sent, mine: { ...base, text: 'Awal satu dua' } }, theirs({ text: 'Awal satu' }));
    expect([note.theirs, note.base?.version, note.mine.text]).toEqual([null, 2, 'Awal satu dua']);
  });

  it('of a server that was restored are taken as they are', () => {
    const ahead: Note = { ...aNote({ text: 'Saya' }), base: { version: 9, content: base } };
    expect(meet(ahead, theirs({}, 3)).base?.version).toBe(9);
    expect(refusedAsStale(ahead, theirs({}, 3))).toMatchObject({ base: { version: 3 }, theirs: null });
  });

  it('compare words as the server stores them', () => {
    expect(same({ ...base, text: 'cafe\u0301' }, { ...base, text: 'caf\u00e9' })).toBe(true);
  });
});

describe('the choice', () => {
  const both = meet(aNote({ text: 'Saya' }), theirs({ text: 'Rekan' }));

  it('keeps mine, theirs, or both', () => {
    expect(settle(both, 'mine').note).toMatchObject({ mine: { text: 'Saya' }, base: { version: 2 } });
    expect(settle(both, 'theirs')).toMatchObject({ note: { mine: { text: 'Rekan' } }, besides: null });
    expect(settle(both, 'both')).toMatchObject({
      note: { mine: { text: 'Rekan' } },
      besides: { text: 'Saya' },
    });
  });
});

describe('keys of order', () => {
  it('find room behind one and in front of the next that leaves room', () => {
    expect(keyBetween(null, []) < keyBetween('a0', [])).toBe(true);
    const key = keyBetween('a1', ['a1', 'a1', 'a2']);
    expect('a1' < key && key < 'a2').toBe(true);
  });
});
