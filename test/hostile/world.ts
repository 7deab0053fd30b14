import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { Response } from 'supertest';
import { expect } from 'vitest';
import { anOrganisation } from '../support/factories.js';
import type { Person, TestOffice } from '../support/office.js';

/** An office under attack: someone who may write, something to write, and ways to write it badly. */
export interface World {
  office: TestOffice;
  staff: Person;
  ownerId: string;
  /** A body that would be accepted, with `fields` added. */
  commitment(fields?: object): object;
  /** Posts a commitment whose body is just these bytes. */
  raw(body: string | Buffer, type?: string): Promise<Response>;
  /** Sends bytes past every HTTP client and answers what comes back. */
  overSocket(bytes: string): Promise<string>;
}

export async function openWorld(office: TestOffice): Promise<World> {
  const staff = await office.person('staff');
  const ownerId = (await anOrganisation(office)).id;
  await office.app.listen(0, '127.0.0.1');
  const { port } = office.app.getHttpServer().address() as { port: number };
  return {
    office,
    staff,
    ownerId,
    commitment: (fields = {}) => ({ title: 'Uji', topic: 'csr', ownerId, ...fields }),
    raw: async (body, type = 'application/json') =>
      staff
        .send('post', '/api/commitments')
        .set('Idempotency-Key', randomUUID())
        .set('Content-Type', type)
        .serialize((text: unknown) => text as string)
        .send(body as string),
    overSocket: (bytes) => overSocket(port, bytes),
  };
}

/** The answer is a problem document with one of these statuses and, if given, this type. */
export async function refused(answer: Response, statuses: number[], type?: string): Promise<void> {
  expect(statuses).toContain(answer.status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  if (type !== undefined) expect(answer.body.type).toMatch(new RegExp(`/problems/${type}$`));
}

function overSocket(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
