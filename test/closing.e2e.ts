import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anOrganisation, closing } from './support/factories.js';
import { HeldMinutes } from './support/held-minutes.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;
let held: HeldMinutes;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2025-10-22T03:00:00Z');
  staff = await office.person('staff');
});
afterAll(() => office.close());
beforeEach(async () => {
  held = await HeldMinutes.of(office, staff);
});

describe('closing a meeting', () => {
  const close = (more: object = {}) => staff.post(`${held.notes.path}/moves`, { verb: 'close', ...more });
  const codes = async () =>
    ((await close().expect(422)).body.errors as { code: string }[]).map(({ code }) => code);
  /** Nobody is left on the attendance list without a mark. */
  const markAll = async () => {
    const { body } = await staff.get(held.notes.path);
    for (const [at, { id }] of (body.attendances as { id: string }[]).entries()) {
      const version = (body.version as number) + at;
      await staff.patch(`${held.notes.path}/attendances/${id}`, version, { status: 'present' }).expect(200);
    }
  };

  it('is refused while its minutes are open, also when they were never moved', async () => {
    await markAll();
    expect(await codes()).toEqual(['approval-awaited']);
    await held.move('open_round').expect(201);
    await held.comment().expect(201);
    expect(await codes()).toEqual(['round-running', 'comments-open', 'approval-awaited']);
    const { body } = await staff.get(`${held.path}/reading`);
    const path = `${held.path}/comments/${body.comments[0].id as string}/answers`;
    await staff.post(path, { takenOver: true }).expect(201);
    await held.move('end_round').expect(201);
    expect(await codes()).toEqual(['approval-awaited']);
    await held.approve().expect(201);
    const { body: closed } = await close().expect(201);
    expect(closed).toMatchObject({ status: 'closed', closedOver: null });
  });

  it('is told each thing that is open, with where it is settled, and takes a reason that stays', async () => {
    const at = held.notes.path.replace('/api', '');
    const { body: agenda } = await staff
      .post(`${held.notes.path}/agenda-items`, { topic: 'csr', title: 'Rencana TJSLP', minutes: 10 })
      .expect(201);
    const item = agenda.agendaItems.at(-1).id as string;
    const { body: vague } = await staff
      .post('/api/commitments', {
        meetingId: agenda.id,
        title: 'Membantu warga',
        ownerId: held.organisationId,
        topic: 'csr',
      })
      .expect(201);
    const { body: list } = await staff.get(`${held.notes.path}/open-ends`).expect(200);
    expect(list.items).toEqual([
      { code: 'approval-awaited', message: 'Notula belum disahkan.', link: `${at}/minutes/read` },
      {
        code: 'attendance-unmarked',
        message: 'Kehadiran 1 peserta belum ditandai.',
        link: `${at}?tab=attendance`,
      },
      {
        code: 'item-undone',
        message: 'Agenda 2 belum dibahas dan belum dibawa ke rapat berikutnya: Rencana TJSLP',
        link: `${at}/minutes?item=${item}`,
      },
      {
        code: 'commitment-proposed',
        message: `${vague.reference as string} belum disepakati: belum ada target terukur dan tenggat. Membantu warga`,
        link: `/commitments/${vague.id as string}`,
      },
    ]);
    const { body: refused } = await close().expect(422);
    expect(refused.errors).toEqual(
      (list.items as object[]).map((one) => ({ pointer: '/nevertheless', ...one })),
    );
    await close({ nevertheless: ' ' }).expect(422);
    await close({ verb: 'cancel', nevertheless: 'Salah tempat' }).expect(422);
    const why = { nevertheless: 'Perusahaan pailit; dilanjutkan di rapat lain' };
    const { body: closed } = await close(why).expect(201);
    expect(closed).toMatchObject({ status: 'closed', closedOver: why.nevertheless });
    expect((await held.liaison.get(held.notes.path).expect(200)).body.closedOver).toBeNull();
    const { body: story } = await staff.get(`${held.notes.path}/history?limit=1`).expect(200);
    const open = (list.items as { code: string }[]).map(({ code }) => code);
    expect(story.items).toMatchObject([{ verb: 'close', note: why.nevertheless, change: { open } }]);
    await held.liaison.get(`${held.notes.path}/open-ends`).expect(403);
  });

  it('waits for the word of a party that could not decide, and for the answer to each topic that was proposed', async () => {
    const path = held.notes.path;
    const at = path.replace('/api', '');
    const absent = await anOrganisation(office, { name: 'Dinas Perhubungan' });
    const now = async () => (await staff.get(path).expect(200)).body.version as number;
    await staff
      .send('put', `${path}/agenda-items/${held.notes.item}/parties`)
      .set('If-Match', `"${await now()}"`)
      .send({ organisationIds: [absent.id] })
      .expect(200);
    await staff
      .post(`${path}/decisions`, { text: 'Lampu dipasang', agendaItemId: held.notes.item })
      .expect(201);
    await markAll();
    await held.correct();
    await held.approve().expect(201);
    // Proposed before the meeting, and forgotten.
    await office.rows(sql`
      INSERT INTO topic_proposals (id, meeting_id, organisation_id, topic, title, reason, status, proposed_by_name, proposed_at)
      SELECT gen_random_uuid(), ${held.notes.id}, id, 'csr', 'Beasiswa', 'Banyak yang bertanya', 'open', 'Rina', now()
      FROM organisations WHERE id = ${held.organisationId}`);
    const { body: refused } = await close().expect(422);
    expect(refused.errors).toMatchObject([
      {
        code: 'mandate-unconfirmed',
        message: 'Keputusan 1 belum ditegaskan oleh Dinas Perhubungan.',
        link: `${at}/attendance`,
      },
      {
        code: 'proposal-unanswered',
        message: expect.stringMatching(/^Usulan topik dari PT Contoh .* belum dijawab: Beasiswa$/),
        link: at,
      },
    ]);
    const { items: flags } = (await staff.get(`${path}/mandates`).expect(200)).body;
    await staff
      .post(`${path}/mandates`, { decisionId: flags[0].decisionId, organisationId: absent.id })
      .expect(201);
    const { items: proposals } = (await staff.get(`${path}/proposals`).expect(200)).body;
    const refusal = { accepted: false, note: 'Dibahas pada rapat berikutnya' };
    await staff.post(`${path}/proposals/${proposals[0].id as string}/answers`, refusal).expect(201);
    await close().expect(201);
  });

  it('does not wait for an item with which another meeting goes on', async () => {
    await markAll();
    const { body: agenda } = await staff
      .post(`${held.notes.path}/agenda-items`, { topic: 'csr', title: 'Rencana TJSLP', minutes: 10 })
      .expect(201);
    expect(await codes()).toEqual(['approval-awaited', 'item-undone']);
    const next = { date: '2025-11-18', agendaItemIds: [agenda.agendaItems.at(-1).id] };
    await staff.post(`${held.notes.path}/copies`, next).expect(201);
    expect(await codes()).toEqual(['approval-awaited']);
  });

  it('without a round leaves what was said to read for those who took part', async () => {
    await close(closing).expect(201);
    for (const person of [staff, held.liaison]) {
      expect((await person.get(held.notes.path).expect(200)).body.minutesReadable).toBe(true);
    }
    const { body } = await held.liaison.get(`${held.path}/reading`).expect(200);
    expect(body.blocks).toMatchObject([{ text: 'Titik gelap 60' }]);
  });
});
