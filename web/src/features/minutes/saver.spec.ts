import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../api';
import { insertAfter } from './editing';
import type { Note, NoteContent, NoteView } from './note';
import { Notebook } from './notebook';
import type { Saved, Server, Write } from './save-state';
import { Saver } from './saver';

/** A server that keeps what it is sent, and fails as it is told. */
class TestServer implements Server {
  readonly there = new Map<string, NoteView>();
  person: string | null = 'me';
  requests: Write[][] = [];
  fails: (() => void) | null = null;
  loses = false;

  save = (blocks: Write[]): Promise<Saved[]> => {
    this.requests.push(blocks);
    this.fails?.();
    if (this.person === null) throw new ProblemError(401, {});
    if (this.person !== 'me') throw new ProblemError(409, {});
    const answers = blocks.map((write) => this.write(write));
    if (this.loses) throw new Error('the answer was lost');
    return Promise.resolve(answers);
  };

  list = () => Promise.resolve([...this.there.values()]);
  who = () => Promise.resolve(this.person);

  put(id: string, { speakerPositionId: _, ...content }: NoteContent, version: number): NoteView {
    const by = { speakerPosition: null, updatedBy: 'Rekan', updatedAt: '2025-10-21T02:00:00Z' };
    const view: NoteView = { id, ...content, ...by, version };
    this.there.set(id, view);
    return view;
  }

  private write({ id, version, block }: Write): Saved {
    const known = this.there.get(id) ?? null;
    const same = known?.text === block.text;
    if (same) return { id, state: 'saved', block: known, errors: [] };
    if ((known?.version ?? null) !== version) return { id, state: 'stale', block: known, errors: [] };
    return { id, state: 'saved', block: this.put(id, block, (version ?? 0) + 1), errors: [] };
  }
}

class TestCopy {
  readonly kept = new Map<string, Note>();
  isErased = false;
  allow = () => (this.isErased = false);
  read = () => Promise.resolve([...this.kept.values()]);
  write = (notes: readonly Note[], saved: readonly string[]) => {
    for (const note of notes) this.kept.set(note.id, note);
    for (const id of saved) this.kept.delete(id);
    return Promise.resolve();
  };
}

let server: TestServer;
let copy: TestCopy;
let book: Notebook;
let saver: Saver;

async function openDesk(): Promise<void> {
  book = new Notebook();
  saver = new Saver(book, copy, server, 'me');
  await saver.load();
}

beforeEach(async () => {
  vi.useFakeTimers();
  server = new TestServer();
  copy = new TestCopy();
  await openDesk();
});
afterEach(() => vi.useRealTimers());

const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const type = (text: string) => {
  const { id } = insertAfter(book, 'item', book.idsOf('item').at(-1) ?? null);
  book.edit(id, { text });
  return id;
};
const texts = () => [...server.there.values()].map(({ text }) => text);

describe('what is typed', () => {
  it('is on the device in a fifth of a second, and at the server in a second', async () => {
    const id = type('Satu');
    await wait(250);
    expect([copy.kept.get(id)?.mine.text, texts()]).toEqual(['Satu', []]);
    expect(saver.state.waiting).toBe(1);
    await wait(800);
    expect([texts(), copy.kept.size, saver.state.waiting, saver.state.standing]).toEqual([
      ['Satu'],
      0,
      0,
      'saved',
    ]);
  });

  it('is sent again after a lost answer, and nobody quarrels with themselves', async () => {
    const id = type('Satu');
    server.loses = true;
    await wait(1100);
    expect([texts(), saver.state.standing]).toEqual([['Satu'], 'offline']);
    book.edit(id, { text: 'Satu dua' });
    await wait(3000);
    book.edit(id, { text: 'Satu dua tiga' });
    server.loses = false;
    await wait(10_000);
    expect([texts(), saver.state.conflicts, saver.state.standing]).toEqual([['Satu dua tiga'], 0, 'saved']);
  });

  it('is there again in another browser window that starts without a server', async () => {
    server.fails = () => {
      throw new Error('no network');
    };
    type('Satu');
    await wait(1100);
    server.list = () => Promise.reject(new Error('no network'));
    await openDesk();
    expect(book.idsOf('item').map((id) => book.get(id)?.mine.text)).toEqual(['Satu']);
    expect(saver.state).toMatchObject({ ready: true, standing: 'offline', waiting: 1 });
  });

  it('is not kept back by a paragraph that the server cannot read, or that is too long', async () => {
    server.fails = () => {
      const at = server.requests.at(-1)?.findIndex(({ block }) => block.text === 'Aneh') ?? -1;
      if (at < 0) return;
      const errors = [{ pointer: `/blocks/${at}/block/text`, code: 'nul', message: 'Tidak dapat disimpan.' }];
      throw new ProblemError(422, { errors });
    };
    const odd = type('Aneh');
    type('Biasa');
    type('a'.repeat(10_001));
    await wait(1100);
    expect([texts(), book.get(odd)?.refused]).toEqual([['Biasa'], 'Tidak dapat disimpan.']);
    expect(saver.state).toMatchObject({ standing: 'saved', waiting: 2, refused: 2 });
    book.edit(odd, { text: 'Aneh lagi' });
    await wait(1100);
    expect(texts()).toEqual(['Biasa', 'Aneh lagi']);
  });

  it('waits for the same person when the session has ended, and is not sent for another', async () => {
    server.person = null;
    type('Satu');
    await wait(1100);
    expect(saver.state.standing).toBe('signed-out');
    server.person = 'somebody else';
    await wait(6000);
    expect([saver.state.standing, texts()]).toEqual(['other-person', []]);
    server.person = 'me';
    await wait(6000);
    expect([saver.state.standing, texts()]).toEqual(['saved', ['Satu']]);
  });

  it('leaves nothing on the device once somebody signed out', async () => {
    server.person = null;
    copy.isErased = true;
    saver.erased();
    type('Satu');
    await wait(20_000);
    expect(copy.kept.size).toBe(0);
    server.person = 'me';
    await wait(6000);
    expect(texts()).toEqual(['Satu']);
  });

  it('is written anew where the server has lost it, and asked about where somebody else wrote', async () => {
    const id = type('Satu');
    await wait(1100);
    server.put(id, { ...(book.get(id) as Note).mine, text: 'Rekan' }, 2);
    book.edit(id, { text: 'Satu saya' });
    await wait(1100);
    expect([book.get(id)?.theirs?.content.text, saver.state.conflicts]).toEqual(['Rekan', 1]);
    expect(copy.kept.get(id)?.mine.text).toBe('Satu saya');
  });
});
