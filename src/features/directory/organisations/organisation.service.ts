import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { checkVersion, Conflict, Forbidden, Invalid } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import { type Actor, authorize, holds } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { difference, History } from '../../../platform/history/history.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { factsOf, organisationPolicy } from '../directory.policy.js';
import type { EditOrganisationRequest, NewOrganisationRequest } from './organisation.dto.js';
import { Organisation } from './organisation.js';

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly db: Database,
    private readonly contacts: ContactsService,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, request: NewOrganisationRequest): Promise<Organisation> {
    if (!holds(actor, 'organisations.create')) throw new Forbidden();
    return this.db.transaction(async () => {
      await this.checkReferences(request, { districtCode: null, villageCode: null });
      const about = { id: newId(), version: 1, createdAt: this.clock.now() };
      const { email, phone, ...fields } = request;
      const organisation = Object.assign(new Organisation(), nothingYet, fields, about);
      await this.db.insertOnce(organisation, 'name-taken');
      await this.history.record(actor, subject(organisation), 'create', { change: { ...fields } });
      const owner = { organisationId: organisation.id };
      await this.contacts.enter(actor, owner, { email: email ?? null, phone: phone ?? null });
      return organisation;
    });
  }

  async edit(actor: Actor, id: string, version: number, request: EditOrganisationRequest): Promise<void> {
    await this.db.transaction(async () => {
      const organisation = await this.db.lock(Organisation, id);
      authorize(organisationPolicy, actor, 'edit', factsOf(organisation));
      if (organisation.mergedIntoId !== null) throw new Conflict('already-merged');
      checkVersion(organisation, version);
      await this.checkReferences(request, organisation);
      const change = difference({ ...organisation }, { ...request });
      Object.assign(organisation, request, { version: version + 1 });
      await this.db.insertOnce(organisation, 'name-taken');
      await this.history.record(actor, subject(organisation), 'edit', { change });
    });
  }

  /** Refuses an id that names no organisation; `pointer` says which field held it. */
  async mustExist(id: string, pointer: string): Promise<void> {
    const found = await this.db.query(
      sql`SELECT id FROM organisations WHERE id = ${id} AND merged_into_id IS NULL FOR KEY SHARE`,
    );
    if (found.length === 0) throw Invalid.field(pointer, 'unknown-reference');
  }

  async districtMustExist(code: string, pointer: string): Promise<void> {
    const found = await this.db.query(sql`SELECT code FROM districts WHERE code = ${code}`);
    if (found.length === 0) throw Invalid.field(pointer, 'unknown-reference');
  }

  private async checkReferences(request: EditOrganisationRequest, before: Place): Promise<void> {
    const { districtCode, estateId } = request;
    if (typeof districtCode === 'string') await this.districtMustExist(districtCode, '/districtCode');
    await this.villageMustLieIn({ ...before, ...request });
    if (typeof estateId !== 'string') return;
    const estates = await this.db.query(sql`SELECT id FROM estates WHERE id = ${estateId} FOR KEY SHARE`);
    if (estates.length === 0) throw Invalid.field('/estateId', 'unknown-reference');
  }

  /** Of its own district: who moves an organisation to another one says in which village it is there. */
  private async villageMustLieIn({ districtCode, villageCode }: EditOrganisationRequest): Promise<void> {
    if (villageCode == null) return;
    const found = await this.db.query(sql`
      SELECT code FROM villages WHERE code = ${villageCode} AND district_code = ${districtCode ?? null}`);
    if (found.length === 0) throw Invalid.field('/villageCode', 'village-elsewhere');
  }
}

type Place = Pick<Organisation, 'districtCode' | 'villageCode'>;

const subject = ({ id }: Organisation) => ({ type: 'organisation', id });

const nothingYet = {
  shortName: null,
  districtCode: null,
  villageCode: null,
  nib: null,
  estateId: null,
  address: null,
  mergedIntoId: null,
};
