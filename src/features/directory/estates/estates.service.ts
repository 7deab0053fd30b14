import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { checkVersion, Conflict, Invalid } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { difference, History } from '../../../platform/history/history.js';
import { OrganisationsService } from '../organisations/organisation.service.js';
import type { EditEstateRequest, NewEstateRequest } from './estate.dto.js';
import { Estate } from './estate.js';

/** The estates of the regency; the right of the route decides, since they are nobody's own. */
@Injectable()
export class EstatesService {
  constructor(
    private readonly db: Database,
    private readonly organisations: OrganisationsService,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, request: NewEstateRequest): Promise<string> {
    return this.db.transaction(async () => {
      const about = { id: newId(), version: 1, createdAt: this.clock.now() };
      const estate = Object.assign(new Estate(), nothingYet, request, about);
      await this.check(estate, request);
      await this.db.insertOnce(estate, 'name-taken');
      await this.history.record(actor, subject(estate), 'create', { change: { ...request } });
      return estate.id;
    });
  }

  async edit(actor: Actor, id: string, version: number, request: EditEstateRequest): Promise<void> {
    await this.db.transaction(async () => {
      const estate = await this.db.lock(Estate, id);
      checkVersion(estate, version);
      const change = difference({ ...estate }, { ...request });
      Object.assign(estate, request, { version: version + 1 });
      await this.check(estate, request);
      await this.db.insertOnce(estate, 'name-taken');
      await this.history.record(actor, subject(estate), 'edit', { change });
    });
  }

  /** What nobody is in any more; who is there is to be placed elsewhere first, and is told by name. */
  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.db.transaction(async () => {
      const estate = await this.db.lock(Estate, id);
      checkVersion(estate, version);
      await this.mustBeEmpty(id);
      const { code, name, operatorId } = estate;
      const about = subject(estate);
      await this.db.remove(estate);
      await this.history.record(actor, about, 'remove', { change: { code, name, operatorId } });
    });
  }

  /** An organisation that became part of another one is nowhere any more. */
  private async mustBeEmpty(id: string): Promise<void> {
    await this.db.query(sql`
      UPDATE organisations SET estate_id = NULL WHERE estate_id = ${id} AND merged_into_id IS NOT NULL`);
    const there = await this.db.query<{ name: string; count: number }>(sql`
      SELECT name, count(*) OVER () AS count FROM organisations WHERE estate_id = ${id} ORDER BY name LIMIT 3`);
    const [first] = there;
    if (first === undefined) return;
    const [names, count] = [there.map(({ name }) => name).join('; '), first.count];
    throw new Conflict('estate-occupied', { names, count, more: count - there.length });
  }

  private async check(estate: Estate, { operatorId, districtCodes }: EditEstateRequest): Promise<void> {
    if (typeof operatorId === 'string') await this.organisations.mustExist(operatorId, '/operatorId');
    const unknown = await this.unknownAmong(districtCodes ?? []);
    if (unknown !== undefined) throw Invalid.field(`/districtCodes/${unknown}`, 'unknown-reference');
    // A source and a year say whose number it is, so there has to be one.
    const { areaHectares, areaSource, areaYear } = estate;
    if (areaHectares === null && (areaSource !== null || areaYear !== null))
      throw Invalid.field('/areaHectares', 'required');
  }

  /** The place of the first code that names no district. */
  private async unknownAmong(codes: readonly string[]): Promise<number | undefined> {
    const found = await this.db.query<{ code: string }>(
      sql`SELECT code FROM districts WHERE code = ANY(${codes}::text[])`,
    );
    const known = new Set(found.map(({ code }) => code));
    const at = codes.findIndex((code) => !known.has(code));
    return at === -1 ? undefined : at;
  }
}

const subject = ({ id }: Estate) => ({ type: 'estate', id });

const nothingYet = {
  operatorId: null,
  districtCodes: [],
  areaHectares: null,
  areaSource: null,
  areaYear: null,
};
