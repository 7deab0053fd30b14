import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CommitmentsService } from '../src/features/commitments/index.js';
import { Holidays } from '../src/features/directory/index.js';
import { ReminderPlanner } from '../src/features/reminders/index.js';
import { addressOf } from './support/mails.js';
import { aMeeting, anAppointment, anOrganisation, aPosition, maker } from './support/factories.js';
import { openOffice, type TestOffice } from './support/office.js';
import { aCrew, anAgreed, deliver, fates, ledger, mailsTo, plan } from './support/reminders.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
// Monday morning, 22 June 2026; what is agreed now has no past.
beforeEach(() => office.clock.travel('2026-06-22T01:00:00Z'));

/** Tuesday 30 June; three working days before is Thursday 25 June. */
const dueOn = '2026-06-30';

async function anAgreedOfACrew() {
  const crew = await aCrew(office);
  return { crew, id: await anAgreed(office, crew.id, dueOn) };
}

describe('the plan', () => {
  it('writes a reminder down a day ahead, once, even when two planners run at once', async () => {
    const { crew, id } = await anAgreedOfACrew();
    office.clock.travel('2026-06-24T03:00:00Z');
    const other = new ReminderPlanner(office.db, office.clock, office.app.get(Holidays));
    await Promise.all([plan(office), other.plan()]);
    await Promise.all([other.plan(), plan(office)]);
    expect(await ledger(office, id)).toMatchObject([
      {
        rule: 'commitment_due_3',
        address: crew.address,
        name: `${crew.position.title}, ${crew.name}`,
        state: 'planned',
        dueAt: new Date('2026-06-25T02:00:00Z'),
      },
    ]);
  });

  it('stands on the unique row: a planner that knows nothing adds nothing', async () => {
    const { id } = await anAgreedOfACrew();
    office.clock.travel('2026-06-24T03:00:00Z');
    await plan(office);
    const fresh = new ReminderPlanner(office.db, office.clock, office.app.get(Holidays));
    expect(await fresh.plan()).toEqual({ planned: 0 });
    expect(await fates(office, id)).toEqual(['due_3 planned']);
  });

  it('counts working days over the Idulfitri holidays of 2026', async () => {
    office.clock.travel('2026-03-13T01:00:00Z');
    const crew = await aCrew(office);
    const id = await anAgreed(office, crew.id, '2026-03-26');
    office.clock.travel('2026-03-16T01:00:00Z');
    await plan(office);
    const rows = await ledger(office, id);
    expect(rows.map(({ rule, dueAt }) => [rule, dueAt.toISOString()])).toEqual([
      ['commitment_due_3', '2026-03-16T02:00:00.000Z'],
    ]);
  });

  it('does not reach back before a commitment was agreed', async () => {
    office.clock.travel('2026-06-25T03:00:00Z');
    const { id } = await anAgreedOfACrew();
    await plan(office);
    expect(await fates(office, id)).toEqual([]);
  });

  it('shows an owner without any address as a gap', async () => {
    const id = await anAgreed(office, (await anOrganisation(office)).id, dueOn);
    office.clock.travel('2026-06-24T03:00:00Z');
    await plan(office);
    expect(await fates(office, id)).toEqual(['due_3 skipped no-address']);
  });

  it('writes to the organisation when nobody there has an address', async () => {
    const organisation = await anOrganisation(office, { email: 'dinkes@contoh.sinergi.test' });
    const id = await anAgreed(office, organisation.id, dueOn);
    office.clock.travel('2026-06-24T03:00:00Z');
    await plan(office);
    expect(await ledger(office, id)).toMatchObject([{ address: 'dinkes@contoh.sinergi.test' }]);
  });

  it('writes to the liaison as well, and to each mailbox once', async () => {
    const { crew, id } = await anAgreedOfACrew();
    const twin = await aPosition(office, { organisationId: crew.id });
    await anAppointment(office, twin.id, { person: { name: 'Budi', email: crew.address.toUpperCase() } });
    const liaison = await office.person('liaison', crew.id);
    office.clock.travel('2026-06-24T03:00:00Z');
    await plan(office);
    const addresses = (await ledger(office, id)).map(({ address }) => address.toLowerCase());
    expect(new Set(addresses)).toEqual(new Set([crew.address, await addressOf(office, liaison)]));
  });

  it('tells the head as well, but only once it is three days late, and then every week', async () => {
    const { crew } = await anAgreedOfACrew();
    const head = await aPosition(office, { organisationId: crew.id, isHead: true });
    await anAppointment(office, head.id, { person: { name: 'Kepala', email: `kepala-${crew.address}` } });
    for (const day of ['2026-06-30', '2026-07-01', '2026-07-03', '2026-07-10']) {
      office.clock.travel(`${day}T03:00:00Z`);
      await plan(office);
      await deliver(office);
    }
    const mails = async (address: string) => (await mailsTo(office, address)).length;
    // On the day, the day after, and then weekly: to the head only the weekly ones.
    expect([await mails(crew.address), await mails(`kepala-${crew.address}`)]).toEqual([4, 2]);
  });
});

describe('after a week of silence', () => {
  it('only what now matters is sent, and the ledger says why the rest was not', async () => {
    office.clock.travel('2026-06-15T01:00:00Z');
    const { crew, id } = await anAgreedOfACrew();
    // H-7 was on Friday 19, H-3 on Thursday 25; nobody worked until Friday 26.
    office.clock.travel('2026-06-25T23:00:00Z');
    await plan(office);
    await deliver(office);
    expect(await fates(office, id)).toEqual(['due_7 skipped superseded', 'due_3 sent late']);
    expect(await mailsTo(office, crew.address)).toHaveLength(1);
  });

  it('a reminder that was written down before the silence is overtaken too', async () => {
    const { crew, id } = await anAgreedOfACrew();
    office.clock.travel('2026-06-24T03:00:00Z');
    await plan(office);
    office.clock.travel('2026-06-30T05:00:00Z');
    await plan(office);
    await deliver(office);
    expect(await fates(office, id)).toContain('due_3 skipped superseded');
    expect(await fates(office, id)).toContain('due sent late');
    expect(await mailsTo(office, crew.address)).toHaveLength(1);
  });

  it('nothing is said of a meeting that is over', async () => {
    const { crew, meeting } = await aMeetingOfACrew();
    office.clock.travel('2026-06-30T10:00:00Z');
    await plan(office);
    await deliver(office);
    expect(await fates(office, meeting.id)).toEqual([
      'meeting_3 expired meeting-over',
      'meeting_1 expired meeting-over',
    ]);
    expect(await mailsTo(office, crew.address)).toEqual([]);
  });
});

async function aMeetingOfACrew() {
  const crew = await aCrew(office);
  const time = { date: '2026-06-30', startTime: '09:00', endTime: '12:00', venue: 'Aula Setda' };
  const meeting = await aMeeting(office, { ...time, publish: true });
  await office.rows(sql`
    INSERT INTO attendances (id, meeting_id, position_id, organisation_id, status, number)
    VALUES (gen_random_uuid(), ${meeting.id}, ${crew.position.id}, ${crew.id}, 'invited', 1)`);
  return { crew, meeting };
}

describe('what changes after it was planned', () => {
  async function aPlanned() {
    const made = await anAgreedOfACrew();
    office.clock.travel('2026-06-24T03:00:00Z');
    await plan(office);
    expect(await fates(office, made.id)).toEqual(['due_3 planned']);
    return made;
  }
  const moveTo = (id: string, day: string) =>
    office.rows(sql`UPDATE commitments SET due_on = ${day} WHERE id = ${id}`);

  it('a date that moves takes its reminders along, and one that comes back brings them back', async () => {
    const { id } = await aPlanned();
    await moveTo(id, '2026-07-06');
    await plan(office);
    // Seven working days before 6 July is the same Thursday.
    expect((await fates(office, id)).sort()).toEqual(['due_3 skipped date-moved', 'due_7 planned']);
    await moveTo(id, dueOn);
    await plan(office);
    expect((await fates(office, id)).sort()).toEqual(['due_3 planned', 'due_7 skipped date-moved']);
  });

  it('a commitment that is handed in is not spoken of, unless it is returned', async () => {
    const { id } = await aPlanned();
    const commitments = office.app.get(CommitmentsService);
    await commitments.move(maker, id, { verb: 'submit' });
    await plan(office);
    expect(await fates(office, id)).toEqual(['due_3 skipped subject-closed']);
    await commitments.move(maker, id, { verb: 'return', note: 'Foto belum ada' });
    await plan(office);
    expect(await fates(office, id)).toEqual(['due_3 planned']);
  });

  it('is seen by the delivery itself, whether or not the plan has run again', async () => {
    const { crew, id } = await aPlanned();
    await office.app.get(CommitmentsService).move(maker, id, { verb: 'cancel', note: 'Salah catat' });
    office.clock.travel('2026-06-25T02:00:00Z');
    await deliver(office);
    expect(await ledger(office, id)).toMatchObject([
      { state: 'skipped', reason: 'subject-closed', attempts: 0 },
    ]);
    expect(await mailsTo(office, crew.address)).toEqual([]);
  });

  it('who has left gets nothing, and who came instead does', async () => {
    const { crew, id } = await aPlanned();
    const successor = `baru-${crew.address}`;
    await anAppointment(office, crew.position.id, {
      startsOn: '2026-06-24',
      person: { name: 'Penerus', email: successor },
    });
    await plan(office);
    expect(await ledger(office, id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ address: crew.address, state: 'skipped', reason: 'recipient-left' }),
        expect.objectContaining({ address: successor, state: 'planned' }),
      ]),
    );
  });

  it('who declines an invitation is not reminded of it', async () => {
    const { meeting } = await aMeetingOfACrew();
    office.clock.travel('2026-06-24T03:00:00Z');
    await plan(office);
    expect(await fates(office, meeting.id)).toEqual(['meeting_3 planned']);
    await office.rows(sql`UPDATE attendances SET status = 'declined' WHERE meeting_id = ${meeting.id}`);
    await plan(office);
    expect(await fates(office, meeting.id)).toEqual(['meeting_3 skipped recipient-left']);
  });

  it('a ledger that was damaged is mended within the hour', async () => {
    const { id } = await aPlanned();
    await office.rows(sql`DELETE FROM reminders WHERE subject_id = ${id}`);
    office.clock.travel('2026-06-24T04:00:00Z');
    await plan(office);
    expect(await fates(office, id)).toEqual(['due_3 planned']);
  });
});
