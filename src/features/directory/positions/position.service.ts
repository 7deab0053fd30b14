import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addDays, type LocalDate } from '../../../kernel/calendar.js';
import { checkVersion, Conflict, Invalid, NotFound } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import { type Actor, authorize } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { difference, History } from '../../../platform/history/history.js';
import { Appointment, mustEnd } from './appointment.js';
import { factsOf, organisationPolicy } from '../directory.policy.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { Organisation } from '../organisations/organisation.js';
import type { NewPersonRequest } from '../people/person.dto.js';
import { Person } from '../people/person.js';
import type {
  AppointRequest,
  EditPositionRequest,
  EndAppointmentRequest,
  NewPositionRequest,
} from './position.dto.js';
import { Position } from './position.js';

/** What may be corrected of an appointment; left out means leave as it is. */
export interface Amendment {
  endsOn?: LocalDate;
  decree?: string;
}

/** Positions and who holds them. */
@Injectable()
export class PositionsService {
  constructor(
    private readonly db: Database,
    private readonly contacts: ContactsService,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async create(
    actor: Actor,
    organisationId: string,
    { title, isHead = false }: NewPositionRequest,
  ): Promise<Position> {
    return this.db.transaction(async () => {
      const organisation = await this.db.find(Organisation, organisationId);
      authorize(organisationPolicy, actor, 'appoint', factsOf(organisation));
      if (organisation.mergedIntoId !== null) throw new Conflict('already-merged');
      const about = {
        id: newId(),
        organisationId,
        title,
        isHead,
        version: 1,
        createdAt: this.clock.now(),
        mergedIntoId: null,
      };
      const position = Object.assign(new Position(), about);
      await this.db.insertOnce(position, 'name-taken');
      await this.history.record(actor, subject(position), 'create', { change: { title, isHead } });
      return position;
    });
  }

  /** Corrects its title, or says that it leads the organisation. */
  async edit(actor: Actor, id: string, version: number, request: EditPositionRequest): Promise<void> {
    await this.db.transaction(async () => {
      const position = await this.lock(actor, id);
      checkVersion(position, version);
      const change = difference({ ...position }, { ...request });
      Object.assign(position, request, { version: version + 1 });
      await this.db.insertOnce(position, 'name-taken');
      await this.history.record(actor, subject(position), 'edit', { change });
    });
  }

  /** Appoints a holder. A definitive one ends whoever held the position before, full or acting. */
  async appoint(actor: Actor, positionId: string, request: AppointRequest): Promise<Appointment> {
    const { kind, startsOn, endsOn = null, decree = null } = request;
    return this.db.transaction(async () => {
      const position = await this.lock(actor, positionId);
      if (endsOn !== null && endsOn < startsOn) throw Invalid.field('/endsOn', 'end-before-start');
      if (endsOn === null && mustEnd(kind)) throw Invalid.field('/endsOn', 'acting-ends');
      const appointment = Object.assign(new Appointment(), {
        id: newId(),
        positionId,
        personId: await this.personOf(actor, request),
        kind,
        startsOn,
        endsOn,
        decree,
        version: 1,
      });
      if (kind === 'definitive') await this.endBefore(appointment);
      await this.db.save(appointment);
      const change = { personId: appointment.personId, kind, startsOn, endsOn, decree };
      await this.history.record(actor, subject(position), 'appoint', { change });
      return appointment;
    });
  }

  /** Says on which day someone ceases, or ceased, to hold the position. */
  async end(
    actor: Actor,
    positionId: string,
    id: string,
    version: number,
    { endsOn }: EndAppointmentRequest,
  ): Promise<void> {
    await this.amend(actor, positionId, id, version, { endsOn });
  }

  /** Corrects until when somebody holds the position, or by which decree. */
  async amend(
    actor: Actor,
    positionId: string,
    id: string,
    version: number,
    amendment: Amendment,
  ): Promise<void> {
    await this.db.transaction(async () => {
      const position = await this.lock(actor, positionId);
      const appointment = await this.db.lock(Appointment, id);
      if (appointment.positionId !== positionId) throw new NotFound();
      checkVersion(appointment, version);
      const { endsOn } = amendment;
      if (endsOn !== undefined) {
        if (endsOn < appointment.startsOn) throw Invalid.field('/endsOn', 'end-before-start');
        if (appointment.kind === 'definitive') await this.refuseOverlap(appointment, endsOn);
      }
      const corrected = difference({ ...appointment }, { ...amendment });
      Object.assign(appointment, amendment, { version: version + 1 });
      await this.db.save(appointment);
      const verb = endsOn === undefined ? 'edit-appointment' : 'end-appointment';
      const change = { personId: appointment.personId, ...corrected };
      await this.history.record(actor, subject(position), verb, { change });
    });
  }

  /** Refuses an id that names no position; `pointer` says which field held it. */
  async mustExist(id: string, pointer: string): Promise<Position> {
    const [position] = await this.db.query<Position>(sql`
      SELECT id, organisation_id AS "organisationId", title, is_head AS "isHead", version, created_at AS "createdAt",
        merged_into_id AS "mergedIntoId"
      FROM positions WHERE id = ${id} AND merged_into_id IS NULL FOR KEY SHARE`);
    if (position === undefined) throw Invalid.field(pointer, 'unknown-reference');
    return position;
  }

  /** The lock on the position keeps two appointments from being decided on the same past. */
  private async lock(actor: Actor, id: string): Promise<Position> {
    const position = await this.db.lock(Position, id);
    if (position.mergedIntoId !== null) throw new Conflict('position-merged');
    const organisation = await this.db.find(Organisation, position.organisationId);
    authorize(organisationPolicy, actor, 'appoint', factsOf(organisation));
    return position;
  }

  private async refuseOverlap({ positionId, startsOn }: Appointment, endsOn: LocalDate): Promise<void> {
    const later = await this.db.query(sql`
      SELECT id FROM appointments
      WHERE position_id = ${positionId} AND kind = 'definitive' AND starts_on > ${startsOn}
        AND starts_on <= ${endsOn} LIMIT 1`);
    if (later.length > 0) throw Invalid.field('/endsOn', 'overlaps-appointment');
  }

  private async endBefore({ positionId, startsOn, endsOn }: Appointment): Promise<void> {
    const later = await this.db.query(sql`
      SELECT id FROM appointments
      WHERE position_id = ${positionId} AND kind = 'definitive' AND starts_on >= ${startsOn}
        AND (${endsOn}::date IS NULL OR starts_on <= ${endsOn})`);
    if (later.length > 0) throw Invalid.field('/startsOn', 'overlaps-appointment');
    await this.db.query(sql`
      UPDATE appointments SET ends_on = ${addDays(startsOn, -1)}, version = version + 1
      WHERE position_id = ${positionId} AND starts_on < ${startsOn} AND (ends_on IS NULL OR ends_on >= ${startsOn})`);
  }

  private async personOf(actor: Actor, { personId, person }: AppointRequest): Promise<string> {
    if (typeof personId === 'string' && person == null) return this.personMustExist(personId);
    if (personId == null && person != null) return this.newPerson(actor, person);
    throw Invalid.field('/personId', personId == null ? 'required' : 'invalid');
  }

  private async personMustExist(id: string): Promise<string> {
    const found = await this.db.query(
      sql`SELECT id FROM people WHERE id = ${id} AND merged_into_id IS NULL FOR KEY SHARE`,
    );
    if (found.length === 0) throw Invalid.field('/personId', 'unknown-reference');
    return id;
  }

  private async newPerson(actor: Actor, request: NewPersonRequest): Promise<string> {
    const about = { id: newId(), userId: null, version: 1, createdAt: this.clock.now() };
    const { email = null, phone = null, ...fields } = request;
    const person = Object.assign(new Person(), nothingYet, fields, about);
    await this.db.save(person);
    await this.history.record(actor, { type: 'person', id: person.id }, 'create', { change: { ...fields } });
    await this.contacts.enter(actor, { personId: person.id }, { email, phone }, '/person');
    return person.id;
  }
}

const subject = ({ id }: Position) => ({ type: 'position', id });

const nothingYet = {
  honorificPrefix: null,
  honorificSuffix: null,
  employeeNumber: null,
  rank: null,
  mergedIntoId: null,
};
