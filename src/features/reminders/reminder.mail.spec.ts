import { describe, expect, it } from 'vitest';
import type { MeetingFacts } from '../meetings/index.js';
import type { CommitmentFacts, Draft } from './delivery.queries.js';
import { mailOf } from './reminder.mail.js';

const facts: CommitmentFacts = {
  id: '01a20aba-88d6-76c2-a9ae-346cdc0a9a0b',
  reference: 'RKR-2025-001/07',
  title: 'Pemasangan penerangan jalan umum pada jalur akses pekerja',
  owner: 'Dinas Perhubungan',
  dueOn: '2026-06-30',
  target: 3500,
  unit: 'titik',
  progressValue: 41,
  progressPercent: 68,
  exempt: false,
};

const rapat: MeetingFacts = {
  id: '01a20aba-88d6-76c2-a9ae-346cdc0a9a0c',
  reference: 'RKR-2026-001',
  title: 'Rapat Koordinasi',
  day: '2026-06-30',
  from: '09:00',
  to: '12:00',
  timeZone: 'Asia/Jakarta',
  venue: 'Aula Setda',
  onlineUrl: null,
  exempt: false,
};

function write(fields: Partial<Draft> = {}, today = '2026-06-25', demo = false) {
  const draft: Draft = {
    verdict: null,
    recipientName: 'Kepala Dinas Perhubungan',
    toOrganisation: false,
    locale: 'id',
    address: 'dishub@contoh.sinergi.test',
    dueAt: new Date('2026-06-25T02:00:00Z'),
    commitment: facts,
    meeting: null,
    ...fields,
  };
  const office = { officeName: 'Pemerintah Kabupaten Bekasi', address: 'https://sinergi.test', demo };
  return mailOf(draft, { today, holidays: new Set(['2026-06-16']), office });
}

describe('a reminder of a commitment', () => {
  it('names the position, the promise, how far it is, and the day in words', () => {
    const { subject, text } = write();
    expect(subject).toBe(
      '[Sinergi] Tenggat 3 hari kerja lagi: Pemasangan penerangan jalan umum pada jalur akses pekerja',
    );
    expect(text).toContain('Yth. Bapak/Ibu Kepala Dinas Perhubungan,\n\nDengan hormat,');
    expect(text).toContain('tenggat komitmen berikut adalah Selasa, 30 Juni 2026, yaitu 3 hari kerja lagi.');
    expect(text).toContain('Target: 3.500 titik\nProgres: 41 titik (68 %)');
    expect(text).toContain(`https://sinergi.test/commitments/${facts.id}`);
    expect(text).not.toContain('Data contoh');
  });

  it('stays soft when it is late', () => {
    const { subject, text } = write({}, '2026-07-03');
    expect(subject).toContain('Mohon kabar progres, tenggat Selasa, 30 Juni 2026');
    expect(text).toContain('adalah Selasa, 30 Juni 2026, 3 hari kerja yang lalu.');
    expect(text).toContain('berkenan menyampaikan progres');
    expect(`${subject} ${text}`.toLowerCase()).not.toContain('terlambat');
  });

  it('speaks of today and of a free day without counting to nothing', () => {
    expect(write({}, '2026-06-30').subject).toContain('Tenggat hari ini');
    const sunday = { commitment: { ...facts, dueOn: '2026-06-28' } };
    expect(write(sunday, '2026-06-26').text).toContain('Minggu, 28 Juni 2026, sebelum hari kerja berikutnya');
    expect(write(sunday, '2026-06-28').subject).toContain('hari ini');
  });

  it('is written in English to those who read English', () => {
    const { subject, text } = write({ locale: 'en' }, '2026-06-29');
    expect(subject).toContain('[Sinergi] Due in 1 working day: ');
    expect(text).toContain('Dear Kepala Dinas Perhubungan,');
    expect(text).toMatch(/Due date: Tuesday,? 30 June 2026/);
    expect(text).toContain('Target: 3,500 titik');
  });

  it('addresses the head of an organisation that has no other address', () => {
    const { text } = write({ recipientName: 'PT Contoh', toOrganisation: true });
    expect(text).toContain('Yth. Bapak/Ibu Pimpinan PT Contoh,');
  });

  it('says the same in both forms, and cannot carry markup of others', () => {
    const title = '<img src=x onerror="alert(1)"> & Co';
    const { html, text } = write({ commitment: { ...facts, title } }, '2026-06-25', true);
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; Co');
    expect(html).not.toContain('<img');
    for (const part of ['Dinas Perhubungan', '41 titik (68 %)', 'Selasa, 30 Juni 2026', 'Data contoh']) {
      expect(html).toContain(part);
      expect(text).toContain(part);
    }
  });

  it('keeps the subject line short, whatever the promise', () => {
    const { subject } = write({ commitment: { ...facts, title: 'kata '.repeat(100) } });
    expect(subject.length).toBeLessThan(150);
  });
});

describe('a reminder of a meeting', () => {
  it('gives day, time with its zone, and place', () => {
    const { subject, text } = write({ commitment: null, meeting: rapat });
    expect(subject).toBe('[Sinergi] Rapat Selasa, 30 Juni 2026: Rapat Koordinasi');
    expect(text).toContain('Pukul: 09.00–12.00 WIB\nTempat: Aula Setda');
    expect(text).toContain(`https://sinergi.test/meetings/${rapat.id}`);
  });
});
