import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from './support/office.js';
import { aCrew, anAgreed, deliver, fates, ledger, plan } from './support/reminders.js';

interface Rule {
  id: string;
  code: string;
  enabled: boolean;
  time: string;
  version: number;
}

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  office.clock.travel('2026-06-22T01:00:00Z');
  await office.rows(sql`UPDATE reminder_rules SET enabled = true, enabled_since = 'epoch'`);
});

async function ruleOf(person: Person, code: string): Promise<Rule> {
  const { body } = await person.get('/api/reminder-rules').expect(200);
  const rule = (body.items as Rule[]).find((each) => each.code === code);
  if (rule === undefined) throw new Error(`no rule ${code}`);
  return rule;
}

async function switchRule(person: Person, code: string, body: object): Promise<Rule> {
  const { id, version } = await ruleOf(person, code);
  return (await person.patch(`/api/reminder-rules/${id}`, version, body).expect(200)).body as Rule;
}

describe('a rule', () => {
  it('that is switched on does not reach into the past', async () => {
    const staff = await office.person('staff');
    await switchRule(staff, 'commitment_due_3', { enabled: false });
    const { id: ownerId } = await aCrew(office);
    const id = await anAgreed(office, ownerId, '2026-06-30');
    office.clock.travel('2026-06-25T03:00:00Z');
    await plan(office);
    expect(await fates(office, id)).toEqual([]);
    const administrator = await office.person('administrator');
    expect(await switchRule(administrator, 'commitment_due_3', { enabled: true })).toMatchObject({
      enabled: true,
    });
    await plan(office);
    expect(await fates(office, id)).toEqual([]);
  });

  it('that is switched off takes back what it had planned', async () => {
    const { id: ownerId } = await aCrew(office);
    const id = await anAgreed(office, ownerId, '2026-06-30');
    office.clock.travel('2026-06-24T03:00:00Z');
    await plan(office);
    const staff = await office.person('staff');
    await switchRule(staff, 'commitment_due_3', { enabled: false });
    await plan(office);
    expect(await fates(office, id)).toEqual(['due_3 skipped rule-off']);
    await switchRule(staff, 'commitment_due_3', { enabled: true });
    await plan(office);
    expect(await fates(office, id)).toEqual(['due_3 planned']);
  });

  it('that gets another hour plans anew for that hour', async () => {
    const { id: ownerId } = await aCrew(office);
    const id = await anAgreed(office, ownerId, '2026-06-30');
    office.clock.travel('2026-06-24T03:00:00Z');
    await plan(office);
    const staff = await office.person('staff');
    expect(await switchRule(staff, 'commitment_due_3', { time: '08:15' })).toMatchObject({ time: '08:15' });
    await plan(office);
    expect((await ledger(office, id)).map(({ dueAt }) => dueAt.toISOString())).toEqual([
      '2026-06-25T01:15:00.000Z',
    ]);
    await switchRule(staff, 'commitment_due_3', { time: '09:00' });
  });

  it('is changed by staff and administrators only, who have read what they change', async () => {
    const staff = await office.person('staff');
    const { id, version } = await ruleOf(staff, 'meeting_1');
    const path = `/api/reminder-rules/${id}`;
    await (await office.person('official')).patch(path, version, { enabled: false }).expect(403);
    await (await office.person('liaison', (await aCrew(office)).id)).get('/api/reminder-rules').expect(403);
    await staff.send('patch', path).send({ enabled: true }).expect(428);
    const stale = await staff.patch(path, version + 1, { enabled: false }).expect(412);
    expect(stale.body.current).toMatchObject({ id, version });
    await staff.patch(path, version, { time: '25:00' }).expect(422);
  });
});

describe('the ledger', () => {
  it('shows everything to the house, and to a liaison what went to their own organisation', async () => {
    const crew = await aCrew(office);
    const other = await aCrew(office);
    const id = await anAgreed(office, crew.id, '2026-06-30');
    await anAgreed(office, other.id, '2026-06-30');
    office.clock.travel('2026-06-25T02:00:00Z');
    await plan(office);
    await deliver(office);
    for (const role of ['staff', 'official', 'administrator'] as const) {
      const { body } = await (await office.person(role)).get('/api/reminders?limit=200').expect(200);
      const addresses = (body.items as { recipient: { address: string } }[]).map(
        (row) => row.recipient.address,
      );
      expect(addresses).toEqual(expect.arrayContaining([crew.address, other.address]));
      // Who looks after the machine reads no commitments: no link that ends nowhere.
      const opens = (body.items as { subject: { opens: boolean } }[]).map(({ subject }) => subject.opens);
      expect(new Set(opens)).toEqual(new Set([role !== 'administrator']));
    }
    const liaison = await office.person('liaison', crew.id);
    const { body } = await liaison.get('/api/reminders').expect(200);
    expect(body.items).toMatchObject([
      {
        rule: 'commitment_due_3',
        subject: { type: 'commitment', id, opens: true },
        recipient: { address: crew.address, organisation: crew.name },
        state: 'sent',
        reason: null,
        attempts: 1,
      },
    ]);
    await office.nobody.get('/api/reminders').expect(401);
  });

  it('can be narrowed and leafed through', async () => {
    const { id: ownerId, address } = await aCrew(office);
    const id = await anAgreed(office, ownerId, '2026-06-30');
    office.clock.travel('2026-06-30T03:00:00Z');
    await plan(office);
    const staff = await office.person('staff');
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { body } = await staff.get(`/api/reminders?commitmentId=${id}&limit=1${after}`).expect(200);
      seen.push(...(body.items as { rule: string }[]).map(({ rule }) => rule));
      if (body.next === null) break;
      after = `&after=${encodeURIComponent(body.next as string)}`;
    }
    expect(seen).toEqual(['commitment_late_1', 'commitment_due', 'commitment_due_1', 'commitment_due_3']);
    const skipped = await staff.get(`/api/reminders?q=${address.slice(0, 36)}&state=skipped`).expect(200);
    expect(skipped.body.items).toHaveLength(2);
  });
});

describe('the health of reminders', () => {
  it('counts what waits and what failed, for those who look after it', async () => {
    const { id: ownerId } = await aCrew(office);
    const id = await anAgreed(office, ownerId, '2026-06-30');
    office.clock.travel('2026-06-24T03:00:00Z');
    await office.rows(sql`DELETE FROM reminders`);
    await plan(office);
    const health = async () =>
      (await (await office.person('official')).get('/api/reminder-health').expect(200)).body;
    expect(await health()).toMatchObject({ backlog: 0, failed: 0, nextDueAt: '2026-06-25T02:00:00.000Z' });
    await office.rows(sql`UPDATE reminders SET state = 'failed' WHERE subject_id = ${id}`);
    office.clock.travel('2026-06-25T03:00:00Z');
    expect(await health()).toMatchObject({ failed: 1 });
    await (await office.person('liaison', ownerId)).get('/api/reminder-health').expect(403);
  });
});
