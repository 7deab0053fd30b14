import { expect, it } from 'vitest';
import { contentOf } from './minutes.snapshot.js';

it('a version from before paragraphs is cut as its rows were: at empty lines, and at ten thousand letters', () => {
  const id = '0195f960-6939-7bcf-89f0-7b5e7380418e';
  const notes = `Satu\n\n${'a'.repeat(12_000)}\n \n\nTiga`;
  const { agenda, blocks } = contentOf(JSON.stringify({ agenda: [{ id, notes }], blocks: [] }));
  expect(agenda).toEqual([{ id }]);
  expect(blocks.map(({ text, orderKey }) => [text.length, orderKey])).toEqual([
    [4, 'W0001'],
    [10_000, 'W0002'],
    [2_000, 'W0003'],
    [4, 'W0004'],
  ]);
  expect(new Set(blocks.map((block) => block.id)).size).toBe(4);
});
