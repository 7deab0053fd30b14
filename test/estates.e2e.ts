import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Estates1764003000020 } from '../migrations/1764003000020-estates.js';
import { anEstate } from './support/estates.js';
import { anOrganisation } from './support/factories.js';
import { asOwner, openOffice, type Person, type TestOffice } from './support/office.js';

let office: TestOffice;
let staff: Person;
let official: Person;

beforeAll(async () => {
  office = await openOffice();
  staff = await office.person('staff');
  official = await office.person('official');
});
afterAll(() => office.close());

describe('an industrial estate', () => {
  const code = () => `UJI-${randomUUID().slice(0, 8).toUpperCase()}`;

  it('of the ten of the regency stands there from the start, with its area, whose number that is, and its districts', async () => {
    const { body } = await staff.get('/api/estates').expect(200);
    const codes = body.items.map((estate: { code: string }) => estate.code);
    const large = 'BFIE DELTA-SILICON EJIP GIIC GOBEL HYUNDAI-BIIE JABABEKA KITIC MARUNDA MM2100'.split(' ');
    expect(codes).toEqual(expect.arrayContaining(large));
    const { body: found } = await official.get('/api/estates?q=mm21').expect(200);
    expect(found.items).toMatchObject([
      { code: 'MM2100', areaHectares: 2505, areaYear: 2020, operator: null, organisations: 0 },
    ]);
    expect(found.items[0].districts).toEqual([
      { code: '32.16.07', name: 'Cibitung' },
      { code: '32.16.08', name: 'Cikarang Barat' },
    ]);
  });

  it('is entered and changed by staff, and refuses what names nothing or says nothing', async () => {
    const operator = await anOrganisation(office, { kind: 'estate_operator' });
    const request = { code: code(), name: `Kawasan ${randomUUID()}`, districtCodes: ['32.16.20'] };
    await official.post('/api/estates', request).expect(403);
    const { body: made } = await staff.post('/api/estates', request).expect(201);
    await staff.post('/api/estates', { ...request, name: `Lain ${randomUUID()}` }).expect(409);
    const path = `/api/estates/${made.id}`;
    const area = { areaHectares: 12.5, areaSource: 'Bappeda', areaYear: 2025 };
    const { body } = await staff.patch(path, 1, { operatorId: operator.id, ...area }).expect(200);
    expect(body).toMatchObject({ ...area, operator: { id: operator.id }, version: 2 });
    const wrongs = {
      '/operatorId': { operatorId: randomUUID() },
      '/districtCodes/1': { districtCodes: ['32.16.20', '32.16.99'] },
      '/areaHectares': { areaHectares: null },
      '/code': { code: 'kawasan kecil' },
    };
    for (const [pointer, wrong] of Object.entries(wrongs)) {
      const { body: refused } = await staff.patch(path, 2, wrong).expect(422);
      expect(refused.errors).toMatchObject([{ pointer }]);
    }
    const [entry] = await office.rows<{ change: object }>(sql`
      SELECT change FROM history_entries WHERE subject_id = ${made.id} AND verb = 'edit'`);
    expect(entry?.change).toMatchObject({ operatorId: [null, operator.id], areaHectares: [null, 12.5] });
  });

  it('goes once nobody is in it, and says who is in it until then', async () => {
    const operator = await anOrganisation(office, { kind: 'estate_operator' });
    const id = await anEstate(office, operator.id, `Kawasan Lama ${code()}`);
    const tenants = await Promise.all([1, 2, 3, 4].map(() => anOrganisation(office, { estateId: id })));
    const path = `/api/estates/${id}`;
    const { body: run } = await staff.get(`/api/organisations/${operator.id}`).expect(200);
    expect(run.operates).toEqual([{ id, code: expect.stringMatching(/^UJI-/), name: expect.any(String) }]);
    await official.delete(path, 1).expect(403);
    const { body: refused } = await staff.delete(path, 1).expect(409);
    expect(refused.type).toMatch(/state-conflict$/);
    const [first] = tenants.map(({ name }) => name).toSorted();
    expect(refused.detail).toContain(`4 organisasi di kawasan ini: ${first}`);
    expect(refused.detail).toContain('dan 1 lainnya');
    for (const tenant of tenants.slice(1))
      await staff.patch(`/api/organisations/${tenant.id}`, 1, { estateId: null }).expect(200);
    const { body: left } = await staff.delete(path, 1).expect(409);
    expect(left.detail).toContain(`1 organisasi di kawasan ini: ${tenants[0]?.name}.`);
    // What became part of another one is not in the way.
    const kept = await anOrganisation(office);
    await office.rows(sql`UPDATE organisations SET merged_into_id = ${kept.id} WHERE id = ${tenants[0]?.id}`);
    const { body: stale } = await staff.delete(path, 7).expect(412);
    expect(stale.current).toMatchObject({ id, version: 1, organisations: 0 });
    await staff.delete(path, 1).expect(204);
    await staff.get(path).expect(404);
    const { body: runs } = await staff.get(`/api/organisations/${operator.id}`).expect(200);
    expect(runs.operates).toEqual([]);
    const [entry] = await office.rows<{ change: object }>(sql`
      SELECT change FROM history_entries WHERE subject_id = ${id} AND verb = 'remove'`);
    expect(entry?.change).toMatchObject({
      name: expect.stringContaining('Kawasan Lama'),
      operatorId: operator.id,
    });
  });

  it('narrows the register, and so does being outside all of them; one operator tells the tenants of two apart', async () => {
    const operator = await anOrganisation(office, { kind: 'estate_operator' });
    const [one, two] = [await anEstate(office, operator.id), await anEstate(office, operator.id)];
    const tenant = await anOrganisation(office, { estateId: one, name: `PT Sewa ${randomUUID()}` });
    const other = await anOrganisation(office, { estateId: two });
    const outside = await anOrganisation(office, { name: `PT Luar ${randomUUID()}` });
    expect(tenant.estate).toMatchObject({ id: one, operator: { id: operator.id } });
    const idsOf = async (query: string) =>
      (await staff.get(`/api/organisations?limit=200&${query}`).expect(200)).body.items.map(
        ({ id }: { id: string }) => id,
      );
    expect(await idsOf(`estateId=${one}`)).toEqual([tenant.id]);
    const free = await idsOf('estateId=none');
    expect(free).toContain(outside.id);
    for (const { id } of [tenant, other, operator]) expect(free).not.toContain(id);
    await staff.get('/api/organisations?estateId=semua').expect(422);
    await staff.patch(`/api/organisations/${outside.id}`, 1, { estateId: randomUUID() }).expect(422);
  });

  it('lets the coordinator of who operates it reach those in it, wherever they move, and nobody else', async () => {
    const [operator, rival] = [await anOrganisation(office), await anOrganisation(office)];
    const estateId = await anEstate(office, operator.id);
    const tenant = await anOrganisation(office, { estateId });
    const path = `/api/organisations/${tenant.id}`;
    // Whoever asks anew each time: what a session may do is remembered for a moment.
    const seen = async (by: { id: string }) =>
      (await (await office.person('estate_coordinator', by.id)).get(path)).status;
    expect([await seen(operator), await seen(rival)]).toEqual([200, 404]);
    await staff.patch(`/api/estates/${estateId}`, 1, { operatorId: rival.id }).expect(200);
    expect([await seen(operator), await seen(rival)]).toEqual([404, 200]);
    await staff.patch(path, 1, { estateId: null }).expect(200);
    expect([await seen(operator), await seen(rival)]).toEqual([404, 404]);
  });
});

describe('what pointed at an operator', () => {
  it('points at its estate after the migration: the known one of that operator, or one made for it', async () => {
    // Its own: the login of the program has no right to a table that was made behind its back.
    const office = await openOffice();
    const known = await anOrganisation(office, { name: 'PT Gobel Dharma Sarana Karya' });
    const unknown = await anOrganisation(office, { districtCode: '32.16.20' });
    const [first, second] = [await anOrganisation(office), await anOrganisation(office)];
    const free = await anOrganisation(office);
    await asOwner(office, async (runner) => {
      const migration = new Estates1764003000020();
      await migration.down(runner);
      const point = `UPDATE organisations SET estate_operator_id = $1 WHERE id = $2`;
      await runner.query(point, [known.id, first.id]);
      await runner.query(point, [unknown.id, second.id]);
      await migration.up(runner);
      const estateOf = async ({ id }: { id: string }) =>
        (
          await runner.query(
            `SELECT e.code, e.name, e.operator_id FROM organisations o LEFT JOIN estates e ON e.id = o.estate_id
             WHERE o.id = $1`,
            [id],
          )
        )[0];
      expect(await estateOf(first)).toMatchObject({ code: 'GOBEL', operator_id: known.id });
      expect(await estateOf(second)).toMatchObject({
        name: `Kawasan yang dikelola ${unknown.name}`,
        operator_id: unknown.id,
      });
      expect(await estateOf(free)).toMatchObject({ code: null });
    });
    await office.close();
  });
});
