import { describe, expect, it } from 'vitest';
import { commandsFor, isMeant, tokenAt, withoutToken } from './tokens';

const at = (text: string) => tokenAt(text, text.length);

describe('the word at the caret', () => {
  it.each([
    ['@di', 'di'],
    ['Menurut @kepala dinas per', 'kepala dinas per'],
    ['@PT. Kawasan', 'PT. Kawasan'],
  ])('%s asks who speaks', (text, query) => {
    expect(at(text)).toMatchObject({ kind: 'speaker', query });
  });

  it.each([
    ['/', ''],
    ['Dipasang 60 titik /kep', 'kep'],
    ['/decision', 'decision'],
  ])('%s asks what the paragraph becomes', (text, query) => {
    expect(at(text)).toMatchObject({ kind: 'command', query });
  });

  it.each(['@d', 'budi@dinas', 'dan/atau', '21/10', 'PJU/lampu', ''])('%s asks nothing', (text) => {
    expect(at(text)).toBeNull();
  });

  it('leaves the text without a hole', () => {
    const text = 'Dipasang /kep bertahap';
    const token = tokenAt(text, 13);
    expect(token && withoutToken(text, token)).toEqual({ text: 'Dipasang bertahap', caret: 8 });
    expect(withoutToken('/kep', { kind: 'command', query: 'kep', from: 0, to: 4 }).text).toBe('');
  });
});

describe('choices', () => {
  it('are commands in either language', () => {
    expect(commandsFor('kep')).toEqual(['decision']);
    expect(commandsFor('com')).toEqual(['commitment']);
    expect(commandsFor('')).toHaveLength(6);
  });

  it('are people by the beginnings of words, in any order', () => {
    expect(isMeant('dinas kep', 'Kepala Dinas Perhubungan')).toBe(true);
    expect(isMeant('budi perhub', 'Kepala Dinas Perhubungan, Budi Santoso')).toBe(true);
    expect(isMeant('hubungan', 'Kepala Dinas Perhubungan')).toBe(false);
  });
});
