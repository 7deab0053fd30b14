import { Writable } from 'node:stream';
import { fastify } from 'fastify';
import { QueryFailedError } from 'typeorm';
import { expect, it } from 'vitest';
import { logOptions, ServerLogger } from './logger.js';

/** All that the log says. */
function listen(): { stream: Writable; said: () => string } {
  const lines: string[] = [];
  const write = (line: Buffer, _encoding: string, done: () => void) => {
    lines.push(String(line));
    done();
  };
  return { stream: new Writable({ write }), said: () => lines.join('') };
}

it('the log tells of a statement that failed what helps to find the fault, and none of its values', () => {
  const { stream, said } = listen();
  const { log } = fastify({ logger: logOptions({ logLevel: 'info' }, stream) });
  const refused = Object.assign(new Error('duplicate key value'), {
    code: '23505',
    constraint: 'users_email',
    detail: 'Key (email)=(rahasia@contoh.sinergi.test) already exists.',
  });
  const error = new QueryFailedError('INSERT INTO users VALUES ($1)', ['rahasia'], refused);
  log.error(error);
  log.error({ err: new Error('could not save', { cause: error }) }, 'request failed');
  expect(said()).not.toContain('rahasia');
  expect(said()).toContain('duplicate key value');
  expect(said()).toContain('"constraint":"users_email"');
  expect(said().match(/"code":"23505"/g)).toHaveLength(2);
});

it('the log leaves out whom and what a message quotes', () => {
  const { stream, said } = listen();
  const { log } = fastify({ logger: logOptions({ logLevel: 'info' }, stream) });
  const logger = new ServerLogger(log);
  logger.error(new Error('550 5.1.1 <rahasia@contoh.sinergi.test>: unknown'), undefined, 'mails');
  logger.error('no way to rahasia@contoh.sinergi.test', 'Error: rahasia@contoh.sinergi.test\n    at here');
  const unreadable = Object.assign(new Error('invalid input syntax for type date: "rahasia"'), {
    code: '22007',
  });
  log.error(new QueryFailedError('SELECT $1', ['rahasia'], unreadable));
  try {
    JSON.parse('rahasia');
  } catch (error) {
    expect((error as Error).message).toContain('rahasia');
    log.error({ err: error }, 'request failed');
  }
  expect(said()).not.toContain('rahasia');
  expect(said()).toContain('550 5.1.1 <…>: unknown');
  expect(said()).toContain('invalid input syntax for type date');
  expect(said()).toMatch(/at .*logger\.spec/);
});

it('the log names a request without what was searched for', async () => {
  const { stream, said } = listen();
  const server = fastify({ logger: logOptions({ logLevel: 'info' }, stream) });
  server.get('/cari', (request) => {
    request.log.info({ req: request }, 'asked');
    return {};
  });
  await server.inject('/cari?q=rahasia');
  expect(said()).toContain('/cari');
  expect(said()).not.toContain('rahasia');
});

it('the log tells whom it refused what, by ids alone', async () => {
  const { stream, said } = listen();
  const server = fastify({ logger: { ...logOptions({ logLevel: 'info' }), stream } });
  server.decorateRequest('actor');
  server.put('/rapat/:id/berkas/:name', (request) => {
    request.actor = { id: 'akun', name: 'Bu Rahasia', locale: 'id', grants: [] };
    request.log.info({ status: 404, refused: request }, 'refused');
    return {};
  });
  const id = '0190f1c2-8a3b-7c4d-9e5f-000000000001';
  await server.inject({
    method: 'PUT',
    url: `/rapat/${id}/berkas/rahasia?q=rahasia`,
    payload: { a: 'rahasia' },
  });
  const [line = ''] = said()
    .split('\n')
    .filter((one) => one.includes('"refused"'));
  const { refused } = JSON.parse(line) as { refused: unknown };
  expect(refused).toEqual({ account: 'akun', method: 'PUT', route: '/rapat/:id/berkas/:name', ids: { id } });
  expect(line).not.toMatch(/rahasia/i);
});
