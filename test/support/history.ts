import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../src/kernel/id.js';
import { system } from '../../src/kernel/policy.js';
import { History } from '../../src/platform/history/history.js';
import type { Head } from '../../src/platform/history/seal.js';
import { SealQueries } from '../../src/platform/history/seal.queries.js';
import { Sealer } from '../../src/platform/history/sealer.js';
import { type Verdict, Verification } from '../../src/platform/history/verification.js';
import type { AuditEntry } from '../../src/features/access/audit/audit.dto.js';
import type { Person, TestOffice } from './office.js';

/** What the audit trail tells this reader. */
export async function trailOf(reader: Person, question: string): Promise<AuditEntry[]> {
  const { body } = await reader.get(`/api/audit?${question}`).expect(200);
  return (body as { items: AuditEntry[] }).items;
}

/** Something that happened, with words of its own. */
export async function write({ app }: TestOffice, note: string): Promise<void> {
  const change = { title: ['Lama', note], target: [1.5, 60], nested: { b: null, a: [1e21] } };
  await app.get(History).record(system, { type: 'commitment', id: newId() }, 'edit', { change, note });
}

/** Seals everything, also when another test on this server keeps a transaction open for a while. */
export async function seal({ app }: TestOffice): Promise<void> {
  while ((await app.get(SealQueries).countWaiting()) > 0) {
    if ((await app.get(Sealer).seal()) === 0) await pause(20);
  }
}

export function verify({ app }: TestOffice, ...published: Head[]): Promise<Verdict> {
  return app.get(Verification).verify(published);
}
