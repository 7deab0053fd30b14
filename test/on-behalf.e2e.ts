import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAsker } from './matrix/principals.js';
import type { Twin } from './matrix/twin.js';
import { aTwin } from './matrix/twins.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;
let twin: Twin;
beforeAll(async () => {
  office = await openOffice();
  staff = await office.person('staff');
  twin = await aTwin(office, staff, 'mawarkenari');
});
afterAll(() => office.close());

/** Who did what, as the story of the commitment tells it, the latest first. */
async function story(commitment = twin.commitment): Promise<string[]> {
  const { body } = await staff.get(`/api/commitments/${commitment}/history`).expect(200);
  return (body as { items: { verb: string; actor: string }[] }).items.map(
    ({ verb, actor }) => `${actor}: ${verb}`,
  );
}

describe('what is done for another is signed a.n.', () => {
  it('by the coordinator of the estate, for a tenant', async () => {
    const { person } = await anAsker(office, 'estate_coordinator', twin);
    await person.post(`/api/commitments/${twin.commitment}/progress`, { value: 3 }).expect(201);
    expect((await story())[0]).toBe('Peran estate_coordinator a.n. PT mawarkenari: report');
  });

  it('by an aide, for the leader in whose position the meeting was led', async () => {
    const { person } = await anAsker(office, 'aide', twin);
    const path = `/api/commitments/${twin.commitment}/extensions/${twin.extension}/answers`;
    await person.post(path, { granted: true }).expect(201);
    expect((await story())[0]).toMatch(/^Peran aide a\.n\. Kepala mawarkenari: /);
  });

  it('by an aide, who agrees to what was promised to the leader; approving the minutes stays with the leader', async () => {
    const { person } = await anAsker(office, 'aide', twin);
    const about = { title: 'Beasiswa', topic: 'csr', dueOn: '2099-12-31', target: 5, unit: 'orang' };
    const promised = { ...about, ownerId: twin.organisation, meetingId: twin.meeting };
    const { body } = await staff.post('/api/commitments', promised).expect(201);
    const path = `/api/commitments/${body.id}`;
    expect((await person.get(path).expect(200)).body.can).toContain('agree');
    await person.post(`${path}/moves`, { verb: 'agree' }).expect(201);
    expect((await story(body.id as string))[0]).toBe('Peran aide a.n. Kepala mawarkenari: agree');
    const approval = `/api/meetings/${twin.meeting}/minutes/approvals`;
    await person.post(approval, { chairApproved: true }).expect(403);
  });

  it('by an aide, who comments on the minutes for the leader; whoever leads the meeting themselves signs alone', async () => {
    const path = `/api/meetings/${twin.meeting}/minutes`;
    await office.rows(
      sql`UPDATE minutes SET status = 'correction', round_ends_on = '2199-01-01' WHERE meeting_id = ${twin.meeting}`,
    );
    const { person: aide } = await anAsker(office, 'aide', twin);
    const { person: chair } = await anAsker(office, 'chair', twin);
    for (const person of [aide, chair]) {
      await person
        .post(`${path}/note-blocks/${twin.note}/comments`, { text: 'Angka di sini 62' })
        .expect(201);
    }
    const { body } = await staff.get(`${path}/reading`).expect(200);
    const authors = (body as { comments: { author: string; text: string }[] }).comments
      .filter(({ text }) => text === 'Angka di sini 62')
      .map(({ author }) => author);
    expect(authors.toSorted()).toEqual(['Peran aide a.n. Kepala mawarkenari', 'Peran chair']);
    const { body: told } = await staff.get(`/api/meetings/${twin.meeting}/history`).expect(200);
    const lately = (told as { items: { verb: string; actor: string }[] }).items.slice(0, 2);
    expect(lately.map(({ actor, verb }) => `${actor}: ${verb}`)).toEqual([
      'Peran chair: comment-minutes',
      'Peran aide a.n. Kepala mawarkenari: comment-minutes',
    ]);
  });

  it('but nobody grants more time to the side that they speak for, also when they lead the meeting', async () => {
    const { person } = await anAsker(office, 'reader_of_all', twin);
    const path = `/api/commitments/${twin.commitment}`;
    expect((await person.get(path).expect(200)).body.can).not.toContain('answer');
    await person.post(`${path}/extensions/${twin.extension}/answers`, { granted: true }).expect(403);
  });
});
