import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import supertest, { type Response, type Test } from 'supertest';
import { SoftwareAuthenticator } from './authenticator.js';
import type { TestOffice } from './office.js';
import { type Account, anAccount, password } from './sign-in.js';

/** A browser that keeps its cookies from one request to the next. */
export class Visitor {
  private readonly agent;

  constructor({ app }: TestOffice) {
    this.agent = supertest.agent(app.getHttpServer());
  }

  get(path: string): Test {
    return this.agent.get(path);
  }

  put(path: string, body: object = {}): Test {
    return this.agent.put(path).send(body);
  }

  post(path: string, body: object): Test {
    return this.agent.post(path).set('Idempotency-Key', randomUUID()).send(body);
  }

  patch(path: string, version: number, body: object): Test {
    return this.agent.patch(path).set('If-Match', `"${version}"`).send(body);
  }

  async signIn(email: string): Promise<{ awaits: string | null }> {
    return (await this.post('/api/sessions', { email, password }).expect(201)).body as {
      awaits: string | null;
    };
  }

  /** What the page hands to the browser: asked of `path`. */
  async options(path: string, body: object = {}): Promise<object> {
    return ((await this.put(path, body).expect(200)).body as { options: object }).options;
  }

  /** An answer of `key` to a challenge that asks for proof. */
  async proofBy(key: SoftwareAuthenticator): Promise<object> {
    return key.get(await this.options('/api/me/passkeys/challenge'));
  }

  async add(key: SoftwareAuthenticator, proof: object, name = 'Laptop kantor'): Promise<string[]> {
    const options = await this.options('/api/me/passkeys/draft', proof);
    const answer = await this.put('/api/me/passkeys', { name, ...key.create(options) }).expect(200);
    return (answer.body as { recoveryCodes: string[] }).recoveryCodes;
  }

  async signInBy(key: SoftwareAuthenticator, status = 200): Promise<Response> {
    const options = await this.options('/api/sessions/passkey/challenge');
    return this.put('/api/sessions/passkey', key.get(options)).expect(status);
  }
}

export interface KeyHolder extends Account {
  key: SoftwareAuthenticator;
  recoveryCodes: string[];
  /** Where they are signed in. */
  at: Visitor;
}

/** Someone with a passkey, and no other second factor. */
export async function aKeyHolder(office: TestOffice, synced = false): Promise<KeyHolder> {
  const account = await anAccount(office);
  const at = new Visitor(office);
  await at.signIn(account.email);
  const key = new SoftwareAuthenticator(office.config.address, synced);
  const recoveryCodes = await at.add(key, { password });
  return { ...account, key, recoveryCodes, at };
}

/** Verbs of the history of a user, the failures with their reason; what is written after an answer is waited for. */
export async function storyOf(office: TestOffice, id: string): Promise<string[]> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  const rows = await office.rows<{ verb: string; reason: string | null }>(sql`
    SELECT verb, change ->> 'reason' AS reason FROM history_entries
    WHERE subject_type = 'user' AND subject_id = ${id} ORDER BY id`);
  return rows.map(({ verb, reason }) => (reason === null ? verb : `${verb} ${reason}`));
}
