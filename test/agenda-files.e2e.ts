import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../src/kernel/id.js';
import { Sweeps } from '../src/platform/jobs/sweeps.js';
import { aMeeting, anOrganisation, closing } from './support/factories.js';
import { aPdf, attach } from './support/files.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;
let liaison: Person;
let meeting: string;
let item: string;

interface FileView {
  id: string;
  name: string;
  size: number;
}

beforeAll(async () => {
  office = await openOffice();
  staff = await office.person('staff');
});
afterAll(() => office.close());
beforeEach(async () => {
  const { id: organisation } = await anOrganisation(office);
  liaison = await office.person('liaison', organisation);
  meeting = (await aMeeting(office, { attendees: [organisation], publish: true })).id;
  item = await addItem('open');
});

const addItem = async (classification: string) => {
  const request = { topic: 'csr', title: `Butir ${classification}`, classification };
  const { body } = await staff.post(`/api/meetings/${meeting}/agenda-items`, request).expect(201);
  return (body.agendaItems as { id: string }[]).at(-1)?.id ?? '';
};
const filesOf = (view: unknown) =>
  (view as { agendaItems: { files: FileView[] }[] }).agendaItems.flatMap(({ files }) => files);
const attached = async (bytes = aPdf(), name = 'Paparan.pdf') => {
  const { body } = await attach(staff, { meeting, item }, bytes, name).expect(201);
  const file = filesOf(body).at(-1);
  return {
    id: file?.id ?? '',
    path: `/api/meetings/${meeting}/files/${file?.id}`,
    version: body.version as number,
  };
};
const stored = () => readdir(join(office.config.dataDirectory, 'files'));

describe('a file of an agenda item', () => {
  it('is attached, and saved by whoever may see the item, byte for byte', async () => {
    const bytes = aPdf('penerangan jalan');
    const { id, path } = await attached(bytes, '../rapat/Paparan “PJU”.PDF');
    const { body: seen } = await liaison.get(`/api/meetings/${meeting}`).expect(200);
    expect(filesOf(seen)).toMatchObject([
      { id, name: 'Paparan “PJU”.pdf', type: 'application/pdf', size: bytes.length },
    ]);
    const { body, headers } = await liaison.get(path).buffer(true).expect(200);
    expect(Buffer.compare(body as Buffer, bytes)).toBe(0);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename=.*; filename\*=UTF-8''Paparan%20/);
    const [row] = await office.rows<{ sha256: string }>(
      sql`SELECT sha256 FROM agenda_files WHERE id = ${id}`,
    );
    expect(row?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const { body: story } = await staff.get(`/api/meetings/${meeting}/history`).expect(200);
    expect(story.items[0]).toMatchObject({ verb: 'add-file', change: { name: 'Paparan “PJU”.pdf' } });
  });

  it('is what its bytes are, whatever it is called', async () => {
    for (const bytes of [Buffer.from('<html><script>'), Buffer.from('MZ\u0090'), Buffer.from('<svg/>')]) {
      const { body } = await attach(staff, { meeting, item }, bytes, 'laporan.pdf').expect(422);
      expect(body.errors).toMatchObject([{ pointer: '/file', code: 'attachment-type' }]);
    }
    await attach(staff, { meeting, item }, Buffer.alloc(0)).expect(422);
    await attach(staff, { meeting, item }, Buffer.alloc(5_242_881)).expect(413);
    const png = Buffer.from(
      '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082',
      'hex',
    );
    const { body } = await attach(staff, { meeting, item }, png, 'laporan.exe').expect(201);
    expect(filesOf(body)).toMatchObject([{ name: 'laporan.exe.png' }]);
  });

  it('is kept from who may not see the item, and a reading of what is exempt leaves its trace', async () => {
    item = await addItem('exempt');
    const { path } = await attached();
    await liaison.get(path).expect(404);
    await (await office.person('liaison', (await anOrganisation(office)).id)).get(path).expect(404);
    await attach(liaison, { meeting, item }).expect(403);
    const inspector = await office.person('inspector');
    await inspector.get(path).expect(200);
    const readings = await office.rows(sql`
      SELECT change FROM history_entries
      WHERE subject_id = ${meeting} AND verb = 'read' AND actor_id = ${inspector.userId}`);
    expect(readings).toEqual([{ change: { agendaItems: [2] } }]);
    const other = (await aMeeting(office, { publish: true })).id;
    await staff.get(path.replace(meeting, other)).expect(404);
  });

  it('comes ten times at most, also when two are sent at once', async () => {
    for (let at = 0; at < 9; at += 1) await attached();
    const both = await Promise.all([attach(staff, { meeting, item }), attach(staff, { meeting, item })]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  it('is taken away until the meeting is closed, and its bytes with it', async () => {
    const first = await attached();
    await staff.delete(first.path, first.version - 1).expect(412);
    await staff.delete(first.path, first.version).expect(200);
    await staff.get(first.path).expect(404);
    expect(await stored()).not.toContain(first.id);
    const kept = await attached();
    for (const move of [{ verb: 'start' }, { verb: 'finish' }, closing])
      await staff.post(`/api/meetings/${meeting}/moves`, move).expect(201);
    const { body } = await staff.get(`/api/meetings/${meeting}`).expect(200);
    await staff.delete(kept.path, body.version as number).expect(409);
    await attach(staff, { meeting, item }).expect(409);
    await liaison.get(kept.path).expect(200);
  });

  it('goes with its item, as history tells, unless the item has to stay', async () => {
    const { id, path, version } = await attached();
    const other = (await aMeeting(office)).id;
    await staff.delete(`/api/meetings/${other}/agenda-items/${item}`, 1).expect(404);
    expect(await stored()).toContain(id);
    const decided = await staff.post(`/api/meetings/${meeting}/decisions`, {
      text: 'Ya',
      agendaItemId: item,
    });
    await staff.delete(`/api/meetings/${meeting}/agenda-items/${item}`, version + 1).expect(409);
    await staff.get(path).expect(200);
    const [{ id: decision }] = decided.body.decisions as [{ id: string }];
    await staff.delete(`/api/meetings/${meeting}/decisions/${decision}`, version + 1).expect(200);
    await staff.delete(`/api/meetings/${meeting}/agenda-items/${item}`, version + 2).expect(200);
    await staff.get(path).expect(404);
    expect(await stored()).not.toContain(id);
    const { body: story } = await staff.get(`/api/meetings/${meeting}/history`).expect(200);
    expect(story.items[0]).toMatchObject({
      verb: 'remove-agenda-item',
      change: {
        title: 'Butir open',
        files: [{ name: 'Paparan.pdf', sha256: expect.stringMatching(/^\w{64}$/) }],
      },
    });
  });

  it('stays with its meeting when that is copied', async () => {
    await attached();
    const copy = { date: '2027-01-12', agendaItemIds: [item] };
    const { body } = await staff.post(`/api/meetings/${meeting}/copies`, copy).expect(201);
    expect(body.agendaItems).toMatchObject([{ title: 'Butir open', files: [] }]);
  });

  it('whose bytes are not what was stored is not given out', async () => {
    const { id, path } = await attached();
    await writeFile(join(office.config.dataDirectory, 'files', id), 'lain');
    await staff.get(path).expect(404);
  });

  it('is swept when no row knows it', async () => {
    const { id } = await attached();
    const orphan = newId();
    await writeFile(join(office.config.dataDirectory, 'files', orphan), 'yatim');
    await office.app.get(Sweeps).run();
    expect(await stored()).toContain(orphan);
    office.clock.travel(new Date(office.clock.now().getTime() + 7_200_000).toISOString());
    await office.app.get(Sweeps).run();
    expect(await stored()).not.toContain(orphan);
    expect(await stored()).toContain(id);
  });
});
