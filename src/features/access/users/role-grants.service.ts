import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { addDays } from '../../../kernel/calendar.js';
import { checkVersion, Conflict, Invalid, NotFound } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { roleScopes } from '../../../kernel/rights.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import { Administrators } from './administrators.js';
import { type GivenRole, RoleGrant } from './role-grant.js';
import { User } from './user.js';
import type { GiveRoleRequest } from './user.dto.js';

/**
 * The roles that users hold, for what, and from when to when. Where that changes what somebody may do today, their
 * sessions end: whoever holds one does not go on under other rights, but shows anew who they are (decision 0005).
 */
@Injectable()
export class RoleGrantsService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly administrators: Administrators,
    private readonly sessions: SessionsService,
  ) {}

  async give(actor: Actor, userId: string, request: GiveRoleRequest): Promise<void> {
    await this.db.transaction(async () => {
      // The lock keeps the same role from being given twice at once.
      const user = await this.db.lock(User, userId);
      await this.check(request, '');
      const grant = await this.add(userId, request);
      await this.changed(actor, user, 'grant', { ...grant });
      if (grant.isHeldOn(this.clock.today())) await this.sessions.endAll(userId);
    });
  }

  /** Says until when a role is held. */
  async end(
    actor: Actor,
    userId: string,
    grantId: string,
    version: number,
    endsOn: string | null,
  ): Promise<void> {
    await this.db.transaction(async () => {
      const { user, grant } = await this.held(userId, grantId, version);
      if (endsOn !== null && endsOn < grant.startsOn) throw Invalid.field('/endsOn', 'end-before-start');
      if (endsOn === null && grant.kind !== 'definitive') throw Invalid.field('/endsOn', 'required');
      const before = grant.endsOn;
      const wasHeld = grant.isHeldOn(this.clock.today());
      grant.endsOn = endsOn;
      await this.refuseTwin(grant);
      await this.db.save(grant);
      if (grant.role === 'administrator' && endsOn !== null) await this.administrators.mustRemain();
      await this.changed(actor, user, 'end-grant', { role: grant.role, endsOn: [before, endsOn] });
      if (grant.isHeldOn(this.clock.today()) !== wasHeld) await this.sessions.endAll(userId);
    });
  }

  /** Takes a role away at once: it ended yesterday, or was never held. */
  async withdraw(actor: Actor, userId: string, grantId: string, version: number): Promise<void> {
    await this.db.transaction(async () => {
      const { user, grant } = await this.held(userId, grantId, version);
      const today = this.clock.today();
      if (grant.endsOn !== null && grant.endsOn < today) throw new Conflict('move-not-possible');
      const { role, startsOn } = grant;
      const wasHeld = grant.isHeldOn(this.clock.today());
      if (startsOn < today) await this.db.save(Object.assign(grant, { endsOn: addDays(today, -1) }));
      else await this.db.remove(grant);
      if (role === 'administrator') await this.administrators.mustRemain();
      await this.changed(actor, user, 'withdraw-grant', { role, startsOn });
      if (wasHeld) await this.sessions.endAll(userId);
    });
  }

  /** Refuses a role for what it is not held for, or with days that cannot be; `at` is where the request has it. */
  async check(given: GivenRole, at: string): Promise<void> {
    checkDays(given, given.startsOn ?? this.clock.today(), at);
    for (const [scope, field] of scopes) await this.checkScope(given, scope, field, at);
  }

  /** Writes a role down; the caller has checked it. */
  async add(userId: string, given: GivenRole): Promise<RoleGrant> {
    const { organisationId = null, positionId = null, districtCode = null } = given;
    const { kind = 'definitive', startsOn, endsOn = null } = given;
    const grant = Object.assign(new RoleGrant(), {
      id: newId(),
      userId,
      role: given.role,
      organisationId,
      positionId,
      districtCode,
      kind,
      startsOn: startsOn ?? this.clock.today(),
      endsOn,
    });
    await this.refuseTwin(grant);
    return this.db.save(grant);
  }

  private async checkScope(given: GivenRole, scope: Scope, field: ScopeField, at: string): Promise<void> {
    const value = given[field] ?? null;
    const isHeldForIt = roleScopes[given.role] === scope;
    if (value === null && !isHeldForIt) return;
    if (value === null) throw Invalid.field(`${at}/${field}`, 'required');
    if (!isHeldForIt) throw Invalid.field(`${at}/${field}`, 'not-for-role');
    if (!(await this.exists(field, value))) throw Invalid.field(`${at}/${field}`, 'unknown-reference');
  }

  private async held(userId: string, grantId: string, version: number) {
    await this.administrators.hold();
    const user = await this.db.lock(User, userId);
    const grant = await this.db.lock(RoleGrant, grantId);
    if (grant.userId !== userId) throw new NotFound();
    checkVersion(user, version);
    return { user, grant };
  }

  /** The same role for the same thing on the same day is held once. */
  private async refuseTwin(grant: RoleGrant): Promise<void> {
    const { id, userId, role, organisationId, positionId, districtCode, startsOn, endsOn } = grant;
    const twins = await this.db.query(sql`
      SELECT id FROM role_grants
      WHERE user_id = ${userId} AND role = ${role} AND id <> ${id}
        AND organisation_id IS NOT DISTINCT FROM ${organisationId}::uuid
        AND position_id IS NOT DISTINCT FROM ${positionId}::uuid
        AND district_code IS NOT DISTINCT FROM ${districtCode}::text
        AND (ends_on IS NULL OR ends_on >= ${startsOn})
        AND (${endsOn}::date IS NULL OR starts_on <= ${endsOn})`);
    if (twins.length > 0) throw new Conflict('role-held');
  }

  private async changed(actor: Actor, user: User, verb: string, change: Record<string, unknown>) {
    user.version += 1;
    await this.db.save(user);
    await this.history.record(actor, { type: 'user', id: user.id }, verb, { change });
  }

  /** What roles are held for is the directory's, which comes after this feature; its tables answer. */
  private async exists(field: ScopeField, value: string): Promise<boolean> {
    const question = {
      organisationId: sql`SELECT id FROM organisations WHERE id = ${value}`,
      positionId: sql`SELECT id FROM positions WHERE id = ${value}`,
      districtCode: sql`SELECT code FROM districts WHERE code = ${value}`,
    };
    return (await this.db.query(question[field])).length > 0;
  }
}

const scopes = [
  ['organisation', 'organisationId'],
  ['position', 'positionId'],
  ['district', 'districtCode'],
] as const;
type Scope = (typeof scopes)[number][0];
type ScopeField = (typeof scopes)[number][1];

/** Who acts has a last day, and no last day lies before the first. */
function checkDays({ kind = 'definitive', endsOn = null }: GivenRole, startsOn: string, at: string): void {
  if (kind !== 'definitive' && endsOn === null) throw Invalid.field(`${at}/endsOn`, 'required');
  if (endsOn !== null && endsOn < startsOn) throw Invalid.field(`${at}/endsOn`, 'end-before-start');
}
