import { readdirSync, readFileSync } from 'node:fs';
import { Controller, Get } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import fc from 'fast-check';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appModule } from '../src/bootstrap.js';
import { dataSource } from '../src/data-source.js';
import { commitmentPolicy } from '../src/features/commitments/commitment.policy.js';
import { CommitmentQueries } from '../src/features/commitments/commitment.queries.js';
import { Commitment } from '../src/features/commitments/commitment.js';
import { type OrganisationFacts, organisationPolicy } from '../src/features/directory/directory.policy.js';
import { OrganisationQueries } from '../src/features/directory/organisations/organisation.queries.js';
import { counterpartsOf } from '../src/features/directory/organisations/organisation.reach.js';
import { meetingPolicy } from '../src/features/meetings/meeting.policy.js';
import { Meeting } from '../src/features/meetings/meeting.js';
import { MeetingQueries } from '../src/features/meetings/meeting.queries.js';
import { type Actor, roles } from '../src/kernel/policy.js';
import { rights } from '../src/kernel/rights.js';
import { Access } from '../src/platform/auth/access.decorator.js';
import { createServer, openServer } from '../src/platform/http/server.js';
import { maker } from './support/factories.js';
import { openOffice, type TestOffice } from './support/office.js';
import { aRightsWorld, type RightsWorld } from './support/rights-world.js';

let office: TestOffice;
let world: RightsWorld;

beforeAll(async () => {
  office = await openOffice();
  world = await aRightsWorld(office);
});
afterAll(() => office.close());

describe('the page on who may do what', () => {
  it.each(['id', 'en'])('has words for every line of the table (%s)', (locale) => {
    const folder = new URL(`../web/src/messages/${locale}/`, import.meta.url);
    const files = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    const messages = new Set(files.flatMap((text) => Object.keys(JSON.parse(text) as object)));
    const table: Record<string, Record<string, Record<string, string>>> = rights;
    const wanted = Object.entries(table).flatMap(([thing, verbs]) => [
      `thing.${thing}`,
      ...Object.entries(verbs).flatMap(([verb, holders]) => [
        `verb.${verb}`,
        ...Object.values(holders).map((reach) => `reach.${reach}`),
      ]),
    ]);
    expect(wanted.filter((key) => !messages.has(`administration.${key}`))).toEqual([]);
  });
});

describe('the program', () => {
  @Controller('forgotten')
  class Forgotten {
    @Get()
    nobodyDecided(): string {
      return 'open to whom?';
    }
  }

  @Controller('hidden')
  class Hidden {
    @Access('mailbox.read')
    @ApiExcludeEndpoint()
    @Get()
    undescribed(): string {
      return 'who knows of it?';
    }
  }

  async function startWith(controller?: new () => object, path?: string): Promise<void> {
    const source = dataSource({ url: 'postgres://nobody@localhost/nothing', pool: 2 });
    const { config } = office;
    class More {}
    const imports = [await appModule(config, source, office.clock)];
    const app = await createServer(
      { module: More, imports, controllers: controller === undefined ? [] : [controller] },
      config,
    );
    try {
      if (path !== undefined)
        app
          .getHttpAdapter()
          .getInstance()
          .get(path, () => 'past every guard');
      await openServer(app);
    } finally {
      await app.close();
    }
  }

  it('starts when every route is decided on', () => startWith());

  it('does not start with a route that has no rule', async () => {
    await expect(startWith(Forgotten)).rejects.toThrow('GET /api/forgotten is served, but has no rule');
  });

  it('does not start with a route that OpenAPI does not describe', async () => {
    await expect(startWith(Hidden)).rejects.toThrow('GET /api/hidden is served, but not described');
  });

  it('does not start with a route added past the controllers', async () => {
    await expect(startWith(undefined, '/api/aside')).rejects.toThrow('GET /api/aside is served, but has no');
  });
});

describe('what a query reaches is what the policy allows, for everyone', () => {
  const everyone = fc
    .array(fc.tuple(fc.constantFrom(...roles), fc.nat(7)), { minLength: 0, maxLength: 3 })
    .map((held): Actor => ({
      id: '00000000-0000-7000-8000-000000000000',
      name: 'Siapa saja',
      locale: 'id',
      grants: held.map(([role, pick]) => world.grant(role, pick)),
    }));
  const page = { limit: 500 };
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
  const ids = (table: 'commitments' | 'meetings' | 'organisations') =>
    office.rows<{ id: string }>(sql`SELECT id FROM ${raw(table)}`);

  /** Compares, for sixty people with up to three roles each, the rows of a list with the verdict on each row. */
  async function agree<Facts>(
    facts: readonly { id: string; facts: Facts }[],
    reads: (actor: Actor, facts: Facts) => boolean,
    list: (actor: Actor) => Promise<{ items: { id: string }[] }>,
  ): Promise<void> {
    await fc.assert(
      fc.asyncProperty(everyone, async (actor) => {
        const allowed = facts.filter((each) => reads(actor, each.facts));
        expect(idsOf((await list(actor)).items)).toEqual(idsOf(allowed));
      }),
      { numRuns: 60 },
    );
  }

  it('commitments', async () => {
    const queries = office.app.get(CommitmentQueries);
    const rows = await ids('commitments');
    const facts = rows.map(async ({ id }) => ({
      id,
      facts: await queries.partiesOf(await office.db.find(Commitment, id)),
    }));
    await agree(await Promise.all(facts), commitmentPolicy.read, (actor) => queries.list(actor, {}, page));
  });

  it('meetings', async () => {
    const queries = office.app.get(MeetingQueries);
    const facts = (await ids('meetings')).map(async ({ id }) => {
      const { publishedAt } = await office.db.find(Meeting, id);
      const { classification, chair, district, attendances } = await queries.view(maker, id);
      const chairPositionId = chair?.id ?? null;
      const organisationIds = attendances.flatMap(({ organisation }) => organisation?.id ?? []);
      const districtCode = district?.code ?? null;
      return {
        id,
        facts: {
          published: publishedAt !== null,
          classification,
          chairPositionId,
          districtCode,
          organisationIds,
        },
      };
    });
    await agree(await Promise.all(facts), meetingPolicy.read, (actor) => queries.list(actor, {}, page));
  });

  it('organisations', async () => {
    const queries = office.app.get(OrganisationQueries);
    const rows = await office.rows<OrganisationFacts>(sql`
      SELECT o.id, o.district_code AS "districtCode", ${counterpartsOf(sql`o.id`)} AS "counterpartIds"
      FROM organisations o`);
    const facts = rows.map((row) => ({ id: row.id, facts: row }));
    await agree(facts, organisationPolicy.read, (actor) => queries.list(actor, {}, page));
  });
});
