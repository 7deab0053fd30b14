import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absorb, acknowledge, meet, refusedAsStale, sending, settle } from './merge';
import { emptyNote, isUnsaved, keyBetween, type Note, type NoteContent, same, type Theirs } from './note';

const nobody = { speakerPosition: null, updatedBy: 'Rekan', updatedAt: '2025-10-21T02:00:00Z' };
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

/** A server as far as one paragraph goes, with the words that each accepted write took away. */
class Model {
  there: Theirs | null = null;
  readonly overwritten: { text: string; by: number; from: number }[] = [];

  write(by: number, version: number | null, content: NoteContent, read: number): 'saved' | 'stale' {
    if (this.there !== null && same(this.there.content, content)) return 'saved';
    if ((this.there?.version ?? null) !== version) return 'stale';
    if (this.there !== null) this.overwritten.push({ text: this.there.content.text, by, from: read });
    this.there = theirs({ ...content }, (this.there?.version ?? 0) + 1);
    return 'saved';
  }

  view() {
    const { version, content } = this.there as Theirs;
    const { speakerPositionId: _, ...said } = content;
    return { id: 'n', ...said, ...nobody, version };
  }
}

const step = fc.record({
  who: fc.constantFrom(0, 1),
  deed: fc.constantFrom('type', 'save', 'save-unheard', 'pull', 'kind', 'choose') as fc.Arbitrary<
    'type' | 'save' | 'save-unheard' | 'pull' | 'kind' | 'choose'
  >,
  choice: fc.constantFrom('mine', 'both') as fc.Arbitrary<'mine' | 'both'>,
});

describe('any two devices, with answers that get lost', () => {
  it('never lose words: what one typed last is with it, at the server, or shown to who wrote over it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const server = new Model();
        server.write(0, null, base, 0);
        const devices: Note[] = [aNote(), aNote()];
        const shown: [Set<string>, Set<string>] = [new Set(['Awal']), new Set(['Awal'])];
        const besides: string[] = [];
        let words = 0;
        for (const { who, deed, choice } of steps) {
          let note = devices[who] as Note;
          const see = (seen: Note) => seen.theirs && shown[who as 0 | 1].add(seen.theirs.content.text);
          if (deed === 'type') note = { ...note, mine: { ...note.mine, text: `${who}-${(words += 1)}` } };
          if (deed === 'kind')
            note = { ...note, mine: { ...note.mine, kind: who ? 'direction' : 'consideration' } };
          if (deed === 'pull') note = absorb(note, server.view());
          if (deed === 'choose' && note.theirs !== null) {
            const settled = settle(note, choice);
            note = settled.note;
            if (settled.besides) besides.push(settled.besides.text);
          }
          if (deed.startsWith('save') && isUnsaved(note) && note.theirs === null) {
            note = sending(note, note.mine);
            const answer = server.write(who, note.base?.version ?? null, note.mine, who);
            const there = server.there as Theirs;
            if (deed === 'save')
              note =
                answer === 'saved'
                  ? acknowledge(note, note.mine, there.version)
                  : refusedAsStale(note, there);
          }
          see(note);
          if (note.theirs === null && note.base) shown[who as 0 | 1].add(note.base.content.text);
          for (const { text } of server.overwritten) {
            const author = Number(text.split('-')[0]);
            if (text === 'Awal' || author === who) shown[who as 0 | 1].add(text);
          }
          devices[who] = note;
        }
        // Nobody wrote over words of the other that were never before their eyes.
        for (const { text, by } of server.overwritten) {
          const author = text === 'Awal' ? by : Number(text.split('-')[0]);
          if (author !== by) expect(shown[by as 0 | 1].has(text)).toBe(true);
        }
        // And what each has and the server has not is still to be sent, or asked about.
        for (const note of devices) {
          if (same(note.mine, (server.there as Theirs).content)) continue;
          const isKnown = note.base !== null && same(note.mine, note.base.content);
          expect(isKnown || isUnsaved(note) || note.theirs !== null).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
