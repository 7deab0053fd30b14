import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anOrganisation } from './support/factories.js';
import { openOffice, type Person, type TestOffice } from './support/office.js';

interface View {
  id: string;
  reference: string;
  version: number;
  status: string;
  light: string;
  can: string[];
  extensions: { id: string }[];
  [field: string]: unknown;
}

let office: TestOffice;
let staff: Person;
let official: Person;
let owner: Person;
let stranger: Person;
let ownerId: string;
let strangerId: string;

beforeAll(async () => {
  office = await openOffice();
  office.clock.travel('2026-01-05T02:00:00Z');
  official = await office.person('official');
  ownerId = (await anOrganisation(office, { name: 'Dinas Perhubungan', side: 'government' })).id;
  strangerId = (await anOrganisation(office)).id;
  stranger = await office.person('liaison', strangerId);
});
afterAll(() => office.close());
beforeEach(async () => {
  office.clock.travel('2026-01-05T02:00:00Z');
  staff = await office.person('staff');
  owner = await office.person('liaison', ownerId);
});

const pju = {
  title: 'Pemasangan penerangan jalan umum pada jalur akses pekerja',
  topic: 'infrastructure',
  target: 60,
  unit: 'titik',
  dueOn: '2026-06-30',
};

async function aProposal(fields: object = {}): Promise<View> {
  return (await staff.post('/api/commitments', { ...pju, ownerId, ...fields }).expect(201)).body as View;
}

async function move(person: Person, id: string, verb: string, note?: string): Promise<View> {
  return (await person.post(`/api/commitments/${id}/moves`, { verb, note }).expect(201)).body as View;
}

async function anAgreed(fields: object = {}): Promise<View> {
  return move(staff, (await aProposal(fields)).id, 'agree');
}

describe('the life of a commitment', () => {
  it('runs from proposal to verified, and each side does its part', async () => {
    const proposal = await aProposal();
    expect(proposal).toMatchObject({ status: 'proposed', light: 'waiting', waitingFor: { party: 'owner' } });
    expect((await move(owner, proposal.id, 'agree')).firstDueOn).toBe('2026-06-30');

    const report = { value: 41, note: '41 titik menyala', obstacle: 'Menunggu daya' };
    const reported = await owner.post(`/api/commitments/${proposal.id}/progress`, report).expect(201);
    expect(reported.body).toMatchObject({
      status: 'in_progress',
      progressPercent: 68,
      obstacle: 'Menunggu daya',
    });
    expect(reported.body.can).toEqual(expect.arrayContaining(['report', 'submit', 'extend']));
    expect(reported.body.can).not.toContain('verify');

    const submitted = await move(owner, proposal.id, 'submit');
    expect(submitted).toMatchObject({ light: 'waiting', waitingFor: { party: 'staff' }, can: [] });
    await owner.post(`/api/commitments/${proposal.id}/moves`, { verb: 'verify' }).expect(403);
    await official.post(`/api/commitments/${proposal.id}/moves`, { verb: 'verify' }).expect(403);
    expect(await move(staff, proposal.id, 'return', 'Foto titik 42–60 belum ada')).toMatchObject({
      status: 'in_progress',
    });
    await move(owner, proposal.id, 'submit');
    office.clock.travel('2026-02-10T02:00:00Z');
    // A session ends meanwhile.
    staff = await office.person('staff');
    owner = await office.person('liaison', ownerId);
    expect(await move(staff, proposal.id, 'verify')).toMatchObject({
      light: 'done',
      fulfilledOn: '2026-02-10',
    });

    const { items } = (await owner.get(`/api/commitments/${proposal.id}/history`).expect(200)).body as {
      items: { verb: string; note: string | null }[];
    };
    expect(items.map(({ verb }) => verb)).toEqual([
      'verify', 'submit', 'return', 'submit', 'report', 'agree', 'create',
    ]); // prettier-ignore
    expect(items[2]?.note).toBe('Foto titik 42–60 belum ada');
  });

  it('refuses a move that the moment does not allow', async () => {
    const { id } = await aProposal();
    const answer = await staff.post(`/api/commitments/${id}/moves`, { verb: 'verify' }).expect(409);
    expect(answer.body.type).toMatch(/state-conflict$/);
  });

  it('does not let a proposal without target, unit or date be agreed', async () => {
    const { id } = await aProposal({ target: null });
    const answer = await staff.post(`/api/commitments/${id}/moves`, { verb: 'agree' }).expect(409);
    expect(answer.body.detail).toContain('target, satuan, dan tenggat');
  });

  it('asks for the reason of what the other side must understand', async () => {
    const { id } = await anAgreed();
    const answer = await owner.post(`/api/commitments/${id}/moves`, { verb: 'block', note: ' ' }).expect(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/note', code: 'note-needed' })]);
  });

  it('takes no figure from the future', async () => {
    const { id } = await anAgreed();
    const answer = await owner.post(`/api/commitments/${id}/progress`, {
      value: 1,
      reportedOn: '2026-01-06',
    });
    expect(answer.status).toBe(422);
  });
});

describe('writing one down', () => {
  it.each([0.0001, 1e-7])(
    'takes no figure finer than a thousandth, however it is written: %s',
    async (target) => {
      const answer = await staff.post('/api/commitments', { ...pju, ownerId, target }).expect(422);
      expect(answer.body.errors).toMatchObject([{ pointer: '/target', code: 'isNumber' }]);
    },
  );

  it.each(['title', 'topic', 'ownerId'])('needs a %s, and null is none', async (field) => {
    for (const value of [undefined, null]) {
      const answer = await staff.post('/api/commitments', { ...pju, ownerId, [field]: value }).expect(422);
      expect(answer.body.errors).toEqual([
        expect.objectContaining({ pointer: `/${field}`, code: 'required' }),
      ]);
    }
    const { id, version } = await aProposal();
    if (field !== 'ownerId')
      await staff.patch(`/api/commitments/${id}`, version, { [field]: null }).expect(422);
  });
});

describe('more time', () => {
  it('is asked for by the owner and granted by the other side; the first date stays', async () => {
    const { id } = await anAgreed();
    const wish = { dueOn: '2026-09-30', reason: 'Menunggu penyambungan daya' };
    const asked = (await owner.post(`/api/commitments/${id}/extensions`, wish).expect(201)).body as View;
    expect(asked).toMatchObject({ dueOn: '2026-06-30', waitingFor: { party: 'staff' } });
    await owner.post(`/api/commitments/${id}/extensions`, { ...wish, dueOn: '2026-10-30' }).expect(409);
    const answers = `/api/commitments/${id}/extensions/${asked.extensions[0]?.id}/answers`;
    await owner.post(answers, { granted: true }).expect(403);
    const granted = await staff.post(answers, { granted: true, note: 'Disetujui' }).expect(201);
    expect(granted.body).toMatchObject({ dueOn: '2026-09-30', firstDueOn: '2026-06-30' });
    await staff.post(answers, { granted: false }).expect(409);
  });

  it('must be later, and an agreed date cannot be edited past it', async () => {
    const { id, version } = await anAgreed();
    await owner.post(`/api/commitments/${id}/extensions`, { dueOn: '2026-06-30', reason: 'x' }).expect(422);
    const edit = await staff.patch(`/api/commitments/${id}`, version, { dueOn: '2026-12-31' }).expect(422);
    expect(edit.body.errors[0]).toMatchObject({ pointer: '/dueOn', code: 'agreed-date' });
  });
});

describe('the light', () => {
  it.each([
    ['2026-06-01', 'on_track', 0],
    ['2026-06-16', 'at_risk', 0],
    ['2026-06-30', 'at_risk', 0],
    ['2026-07-01', 'late', 1],
    ['2026-07-08', 'late', 6],
  ])('on %s is %s', async (day, light, lateWorkingDays) => {
    const { id } = await anAgreed();
    office.clock.travel(`${day}T02:00:00Z`);
    owner = await office.person('liaison', ownerId);
    const view = await owner.get(`/api/commitments/${id}`).expect(200);
    expect(view.body).toMatchObject({ light, lateWorkingDays });
    const { items } = (await owner.get(`/api/commitments?light=${light}&limit=200`).expect(200)).body as {
      items: View[];
    };
    expect(items.map((item) => item.id)).toContain(id);
  });

  it('of each row is exactly one: the lists by light together are the whole list', async () => {
    office.clock.travel('2026-06-20T02:00:00Z');
    staff = await office.person('staff');
    const ids = async (query: string) =>
      (
        (await staff.get(`/api/commitments?limit=200&${query}`).expect(200)).body as { items: View[] }
      ).items.map(({ id }) => id);
    const all = await ids('');
    const byLight = [];
    for (const light of ['late', 'at_risk', 'on_track', 'waiting', 'paused', 'done', 'closed']) {
      byLight.push(...(await ids(`light=${light}`)));
    }
    expect(byLight.sort()).toEqual(all.sort());
  });
});

describe('a liaison', () => {
  it('sees the own organisation’s commitments and nothing of another, in lists, search and counts', async () => {
    const mine = await anAgreed({ title: 'Burung kenari milik Dishub' });
    const { items } = (await stranger.get('/api/commitments?q=kenari').expect(200)).body as { items: View[] };
    expect(items).toEqual([]);
    expect((await owner.get('/api/commitments?q=kenari').expect(200)).body.items).toHaveLength(1);
    await stranger.get(`/api/commitments/${mine.id}`).expect(404);
    await stranger.get(`/api/commitments/${mine.id}/history`).expect(404);
    await stranger.post(`/api/commitments/${mine.id}/progress`, { value: 1 }).expect(404);
    await stranger.patch(`/api/commitments/${mine.id}`, 1, { title: 'x' }).expect(403);
    const nowhere = await stranger.get(`/api/commitments/${randomUUID()}`).expect(404);
    const there = await stranger.get(`/api/commitments/${mine.id}`).expect(404);
    expect({ ...there.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
  });

  it('may not write one down, edit one, or cancel one', async () => {
    await owner.post('/api/commitments', { ...pju, ownerId }).expect(403);
    const { id, version } = await anAgreed();
    await owner.patch(`/api/commitments/${id}`, version, { title: 'Lain' }).expect(403);
    await owner.post(`/api/commitments/${id}/moves`, { verb: 'cancel', note: 'x' }).expect(403);
  });

  it('of the verifying organisation checks it; the owner’s never does', async () => {
    const { id } = await anAgreed({ verifierId: strangerId });
    await move(owner, id, 'submit');
    await stranger.get(`/api/commitments/${id}`).expect(200);
    expect(await move(stranger, id, 'verify')).toMatchObject({ status: 'fulfilled' });
    const own = await staff.post('/api/commitments', { ...pju, ownerId, verifierId: ownerId }).expect(422);
    expect(own.body.errors[0].pointer).toBe('/verifierId');
  });
});

describe('lists', () => {
  it('page through everything once, however the rows are sorted', async () => {
    for (let at = 0; at < 7; at += 1) await aProposal({ dueOn: at % 3 === 0 ? null : '2026-05-29' });
    for (const sort of ['due', '-due', 'reference']) {
      const seen: string[] = [];
      let after = '';
      do {
        const page = (await staff.get(`/api/commitments?sort=${sort}&limit=3${after}`).expect(200)).body as {
          items: View[];
          next: string | null;
        };
        seen.push(...page.items.map(({ id }) => id));
        after = page.next === null ? '' : `&after=${page.next}`;
      } while (after !== '');
      expect(new Set(seen).size).toBe(seen.length);
      const [row] = await office.rows<{ count: number }>(sql`SELECT count(*) AS count FROM commitments`);
      expect(seen).toHaveLength(row?.count ?? -1);
    }
  });

  it('find the beginnings of words, and references', async () => {
    const { reference } = await aProposal({ title: 'Normalisasi drainase kawasan' });
    for (const q of ['drain', 'NORMAL kawa', reference]) {
      const { items } = (await staff.get(`/api/commitments?q=${encodeURIComponent(q)}`).expect(200)).body as {
        items: View[];
      };
      expect(items.map((item) => item.reference)).toContain(reference);
    }
  });
});

describe('writing twice', () => {
  it('with one Idempotency-Key makes one commitment, also when both come at once', async () => {
    const key = randomUUID();
    const post = () =>
      staff
        .send('post', '/api/commitments')
        .set('Idempotency-Key', key)
        .send({ ...pju, ownerId, title: 'Sekali saja' });
    const answers = await Promise.all([post(), post(), post(), post()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const found = await office.rows(sql`SELECT id FROM commitments WHERE title = 'Sekali saja'`);
    expect(found).toHaveLength(1);
  });

  it('from two pages at once refuses the second and shows what is there now', async () => {
    const { id, version } = await aProposal();
    await staff.patch(`/api/commitments/${id}`, version, { title: 'Yang pertama' }).expect(200);
    const second = await staff.patch(`/api/commitments/${id}`, version, { title: 'Yang kedua' }).expect(412);
    expect(second.body.current).toMatchObject({ title: 'Yang pertama', version: version + 1 });
  });
});
