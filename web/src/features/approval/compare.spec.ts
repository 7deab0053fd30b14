import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asBlocks, differencesOf, planOf, promisesOf, seatsOf } from './compare';

const block = (id: string, text: string, speaker: string | null = null) => ({ id, text, speaker });

describe('the differences of two versions', () => {
  it('tell what came, what went and which words are others, and nothing of what stayed', () => {
    const before = [block('a', 'Titik gelap 60'), block('b', 'Tetap'), block('c', 'Dihapus')];
    const after = [block('a', 'Titik gelap 62'), block('b', 'Tetap'), block('d', 'Baru')];
    expect(differencesOf(before, after)).toEqual([
      {
        id: 'a',
        kind: 'changed',
        parts: [
          { text: 'Titik gelap ', mark: null },
          { text: '60', mark: 'removed' },
          { text: '62', mark: 'added' },
        ],
      },
      { id: 'd', kind: 'added', parts: [{ text: 'Baru', mark: 'added' }] },
      { id: 'c', kind: 'removed', parts: [{ text: 'Dihapus', mark: 'removed' }] },
    ]);
  });

  it('see another speaker', () => {
    expect(differencesOf([block('a', 'Setuju', 'Camat')], [block('a', 'Setuju', 'Bupati')])).toMatchObject([
      { kind: 'changed' },
    ]);
  });

  it('tell who was there otherwise than it was written, whoever was struck off before them', () => {
    const seat = {
      position: 'Camat',
      organisation: 'Kecamatan',
      name: null,
      status: 'absent',
      representedBy: null,
    };
    const others = { ...seat, position: null, organisation: 'DPMPTSP', status: 'present' };
    const said = ({ status }: { status: string }) => status;
    const before = seatsOf([others, others, seat], said);
    const after = seatsOf([others, { ...seat, status: 'present', name: 'Rina' }], said);
    const found = differencesOf(before, after).map(({ kind, parts }) => [
      kind,
      parts.filter(({ mark }) => mark === 'added').map(({ text }) => text.trim()),
    ]);
    expect(found).toEqual([
      ['changed', ['Rina,', 'present']],
      ['removed', []],
    ]);
  });

  it('follow a decision whose number moved, and tell one that is put in other words', () => {
    const before = ['Lampu', 'Jalan', 'Air'].map((text, at) => ({ number: at + 1, text }));
    const after = ['Jalan', 'Air bersih', 'Sekolah'].map((text, at) => ({ number: at + 1, text }));
    expect(
      differencesOf(...asBlocks(before, after)).map(({ kind, parts }) => [
        kind,
        parts.map(({ text }) => text),
      ]),
    ).toEqual([
      ['added', ['Air bersih']],
      ['changed', expect.arrayContaining(['Air', 'Sekolah'])],
      ['removed', ['Lampu']],
    ]);
    const [was, is] = asBlocks(before, [
      { number: 1, text: 'Jalan' },
      { number: 2, text: 'Air' },
    ]);
    expect(differencesOf(was, is).map(({ kind }) => kind)).toEqual(['removed']);
  });

  it('hold both texts, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (was, is) => {
        const [found] = differencesOf([block('a', was)], [block('a', is)]);
        if (was === is) return found === undefined;
        const side = (without: string) =>
          found?.parts
            .filter(({ mark }) => mark !== without)
            .map(({ text }) => text)
            .join('');
        return side('added') === was && side('removed') === is;
      }),
    );
  });
});

describe('the plan and what was promised', () => {
  const plan = {
    title: 'Rapat',
    date: '2025-10-21',
    startTime: '09:00',
    endTime: '12:00',
    mode: 'on_site',
    venue: 'Aula',
    chair: null,
  };
  const words = { time: ({ startTime }: { startTime: string }) => startTime, mode: (mode: string) => mode };
  const planned = (change: object) => planOf({ ...plan, ...change }, (part) => part, words);

  it('tell another time and place, and a chair that was not known', () => {
    const found = differencesOf(planned({}), planned({ startTime: '10:00', venue: null, chair: 'Bupati' }));
    expect(found.map(({ id, kind }) => [id, kind])).toEqual([
      ['time', 'changed'],
      ['chair', 'added'],
      ['venue', 'removed'],
    ]);
  });

  it('tell another day by which something is due, and not how far it has come', () => {
    const promise = { id: 'a', reference: 'R/01', title: 'Lampu', owner: 'Dinas', target: 60, unit: 'titik' };
    const said = ({ title, dueOn }: { title: string; dueOn: string | null }) => `${title} ${dueOn ?? ''}`;
    const at = (dueOn: string, status: string) => {
      const commitment = { ...promise, dueOn, status };
      return promisesOf([commitment], said);
    };
    expect(differencesOf(at('2026-01-01', 'agreed'), at('2026-01-01', 'fulfilled'))).toEqual([]);
    expect(differencesOf(at('2026-01-01', 'agreed'), at('2026-02-01', 'agreed'))).toMatchObject([
      { kind: 'changed' },
    ]);
  });
});
