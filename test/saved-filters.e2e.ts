import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOffice, type TestOffice } from './support/office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const path = '/api/me/meeting-filters';

it('a filter is saved under a name of one’s own, and nobody else sees or removes it', async () => {
  const mine = await office.person('staff');
  const other = await office.person('official');
  const filter = { kind: 'fgd', period: 'coming', view: 'month', q: 'vokasi' };
  const { body: saved } = await mine.post(path, { name: 'FGD', filter }).expect(201);
  await mine.post(path, { name: 'Audiensi', filter: {} }).expect(201);
  const names = async () =>
    ((await mine.get(path).expect(200)).body.items as { name: string }[]).map(({ name }) => name);
  expect((await mine.get(path)).body.items[1]).toEqual({ id: saved.id, name: 'FGD', filter });
  expect(await names()).toEqual(['Audiensi', 'FGD']);
  expect((await other.get(path).expect(200)).body.items).toEqual([]);
  await other.delete(`${path}/${saved.id}`).expect(404);
  await mine.delete(`${path}/${saved.id}`).expect(204);
  await mine.delete(`${path}/${saved.id}`).expect(404);
  expect(await names()).toEqual(['Audiensi']);
});

it('a name is given once, and there are thirty at most', async () => {
  const staff = await office.person('staff');
  await staff.post(path, { name: 'Rakor', filter: {} }).expect(201);
  const { body } = await staff.post(path, { name: 'rakor', filter: {} }).expect(409);
  expect(body.detail).toBe('Nama ini sudah dipakai.');
  for (let at = 1; at < 30; at += 1) {
    await staff.post(path, { name: `Saringan ${at}`, filter: {} }).expect(201);
  }
  await staff.post(path, { name: 'Satu lagi', filter: {} }).expect(409);
});

it.each([
  [{ name: '', filter: {} }, '/name'],
  [{ name: 'a'.repeat(61), filter: {} }, '/name'],
  [{ name: 'X', filter: { kind: 'pesta' } }, '/filter/kind'],
  [{ name: 'X', filter: { organisationId: 'x' } }, '/filter/organisationId'],
  [{ name: 'X', filter: { warna: 'merah' } }, '/filter/warna'],
  [{ name: 'X', filter: { period: 'abad' } }, '/filter/period'],
  [{ name: 'X', filter: [] }, '/filter'],
  [{ name: 'X', filter: { organisationId: randomUUID() }, userId: randomUUID() }, '/userId'],
])('%j is refused', async (request, pointer) => {
  const staff = await office.person('staff');
  const { body } = await staff.post(path, request).expect(422);
  expect(body.errors).toMatchObject([{ pointer }]);
});
