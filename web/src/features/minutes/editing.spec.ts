import { beforeEach, describe, expect, it } from 'vitest';
import { insertAfter, join, move, rehome, split, strike } from './editing';
import { Notebook } from './notebook';

let book: Notebook;
const items = ['satu', 'dua'];
const texts = (item = 'satu') => book.idsOf(item).map((id) => book.get(id)?.mine.text);
const idAt = (at: number, item = 'satu') => book.idsOf(item)[at] ?? '';

beforeEach(() => {
  book = new Notebook();
  for (const text of ['A', 'B', 'C']) insertAfter(book, 'satu', book.idsOf('satu').at(-1) ?? null, text);
});

describe('a notebook', () => {
  it('puts a paragraph behind another, or first', () => {
    insertAfter(book, 'satu', idAt(0), 'A2');
    insertAfter(book, 'satu', null, 'Awal');
    expect(texts()).toEqual(['Awal', 'A', 'A2', 'B', 'C']);
  });

  it('splits at the caret and joins again, with the caret between', () => {
    book.edit(idAt(1), { text: 'Kiri kanan' });
    expect(split(book, idAt(1), 4, 5)).toMatchObject({ caret: 0 });
    expect(texts()).toEqual(['A', 'Kiri', 'kanan', 'C']);
    expect(join(book, idAt(2))).toEqual({ id: idAt(1), caret: 4 });
    expect(texts()).toEqual(['A', 'Kirikanan', 'C']);
  });

  it('joins nothing with what became a decision, and leaves the only line of an item', () => {
    book.edit(idAt(0), { decisionId: 'k' });
    expect(join(book, idAt(1))).toBeNull();
    expect(join(book, idAt(0))).toBeNull();
    const { id } = insertAfter(book, 'dua', null);
    expect([join(book, id), texts('dua')]).toEqual([null, ['']]);
  });

  it('moves a paragraph up and down, and over the edge into the next item', () => {
    const id = idAt(2);
    move(book, id, -1, items);
    expect(texts()).toEqual(['A', 'C', 'B']);
    move(book, id, 1, items);
    expect(move(book, id, 1, items)).toBe('dua');
    expect([texts(), texts('dua')]).toEqual([['A', 'B'], ['C']]);
    expect(move(book, id, 1, items)).toBeNull();
    move(book, id, -1, items);
    expect(texts()).toEqual(['A', 'B', 'C']);
  });

  it('strikes a paragraph and puts it back where it was', () => {
    const { undo } = strike(book, idAt(1));
    expect(texts()).toEqual(['A', 'C']);
    undo();
    expect(texts()).toEqual(['A', 'B', 'C']);
  });

  it('keeps words whose item was taken off the agenda', () => {
    insertAfter(book, 'dua', null, 'Akhir');
    rehome(book, ['dua']);
    expect(texts('dua')).toEqual(['Akhir']);
    book.put(...book.all().map((note) => ({ ...note, refused: 'Tidak ada.' })));
    rehome(book, ['dua']);
    expect(texts('dua')).toEqual(['Akhir', 'A', 'B', 'C']);
  });
});
