import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import { NotFound } from '../../../kernel/errors.js';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import { type Actor, can } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { jsonRows } from '../../../platform/database/json.js';
import { hasWordFrom } from '../../../platform/database/like.js';
import { reachesCommitment } from '../commitment.reach.js';
import type { ContactKind } from '../contacts/contact.js';
import { firstOf } from '../contacts/addressee.queries.js';
import { organisationDeeds, type OrganisationFacts, organisationPolicy } from '../directory.policy.js';
import type { OrganisationFilter, OrganisationRow, OrganisationView } from './organisation.dto.js';
import { counterpartsOf, reachesOrganisation } from './organisation.reach.js';
import type { PositionView } from '../positions/position.dto.js';
import { PositionQueries } from '../positions/position.queries.js';

type Filter = Omit<OrganisationFilter, 'after' | 'limit'>;
type Counterparts = Pick<OrganisationFacts, 'counterpartIds'>;

const district = sql`
  CASE WHEN d.code IS NOT NULL THEN json_build_object('code', d.code, 'name', d.name) END AS district`;

@Injectable()
export class OrganisationQueries {
  constructor(
    private readonly db: Database,
    private readonly positions: PositionQueries,
    private readonly clock: Clock,
  ) {}

  /** By name. */
  async list(actor: Actor, filter: Filter, { limit, after }: PageRequest): Promise<Page<OrganisationRow>> {
    const conditions = [
      sql`o.merged_into_id IS NULL`,
      reachesOrganisation(actor),
      ...filters(filter),
      ...(after === undefined ? [] : [sql`(o.name, o.id) > (${after[0]}, ${after[1]}::uuid)`]),
    ];
    const rows = await this.db[filter.q === undefined ? 'query' : 'search']<OrganisationRow>(sql`
      SELECT o.id, o.name, o.short_name AS "shortName", o.kind, o.side, ${district},
        ${commitmentCounts(actor, this.clock.today())} AS commitments
      FROM organisations o LEFT JOIN districts d ON d.code = o.district_code
      WHERE ${join(conditions, ' AND ')} ORDER BY o.name, o.id LIMIT ${limit + 1}`);
    return cutPage(rows, limit, (row) => [row.name, row.id]);
  }

  /**
   * One organisation as this reader may see it; {@link NotFound} when they may not. Old documents still name one that
   * was merged: they are answered with the one that it became part of.
   */
  async view(actor: Actor, id: string): Promise<OrganisationView> {
    const first = (kind: ContactKind) => firstOf(sql`c.organisation_id = o.id`, kind, this.clock.today());
    const [found] = await this.db.query<Omit<OrganisationView, 'positions' | 'can'> & Counterparts>(sql`
      SELECT o.id, o.name, o.short_name AS "shortName", o.kind, o.side, ${district},
        ${estate} AS estate, ${operates} AS operates,
        CASE WHEN v.code IS NOT NULL THEN json_build_object('code', v.code, 'name', v.name) END AS village,
        o.nib, o.address, ${first('email')} AS email, ${first('phone')} AS phone, o.version,
        ${counterpartsOf(sql`o.id`)} AS "counterpartIds"
      FROM organisations o LEFT JOIN districts d ON d.code = o.district_code
        LEFT JOIN villages v ON v.code = o.village_code LEFT JOIN estates e ON e.id = o.estate_id
      WHERE o.id = (SELECT coalesce(merged_into_id, id) FROM organisations WHERE id = ${id})
        AND ${reachesOrganisation(actor)}`);
    if (found === undefined) throw new NotFound();
    const { counterpartIds, ...row } = found;
    const facts = { id: row.id, districtCode: row.district?.code ?? null, counterpartIds };
    const deeds = can(organisationPolicy, actor, facts, organisationDeeds);
    const positions = await this.positions.ofOrganisation(row.id, this.clock.today());
    return {
      ...row,
      positions: deeds.includes('contacts') ? positions : positions.map(withoutAddress),
      can: deeds,
    };
  }
}

/** Whom to talk to is told; where to write to them is between them and who looks after the directory. */
function withoutAddress(position: PositionView): PositionView {
  const { holder } = position;
  if (holder === null) return position;
  return { ...position, holder: { ...holder, person: { ...holder.person, email: null } } };
}

/** With who operates it: whoever is in an estate knows that. */
const estate = sql`
  CASE WHEN e.id IS NOT NULL THEN json_build_object('id', e.id, 'code', e.code, 'name', e.name, 'operator',
    (SELECT json_build_object('id', p.id, 'name', p.name) FROM organisations p WHERE p.id = e.operator_id)) END`;

/** Whoever reads an organisation knows what it runs: that is what an operator is. */
const operates = jsonRows(sql`
  SELECT r.id, r.code, r.name FROM estates r WHERE r.operator_id = o.id ORDER BY r.name, r.id`);

const outsideEstates = sql`(o.estate_id IS NULL AND o.side = 'industry' AND o.kind <> 'estate_operator')`;

function filters({ q, kind, side, estateId }: Filter): Sql[] {
  return [
    ...(q === undefined
      ? []
      : [sql`(${hasWordFrom(sql`o.name`, q)} OR ${hasWordFrom(sql`o.short_name`, q)})`]),
    ...(kind === undefined ? [] : [sql`o.kind = ${kind}`]),
    ...(side === undefined ? [] : [sql`o.side = ${side}`]),
    ...(estateId === undefined
      ? []
      : [estateId === 'none' ? outsideEstates : sql`o.estate_id = ${estateId}`]),
  ];
}

/** The commitments that are this organisation's to keep, as far as the reader sees them. */
function commitmentCounts(actor: Actor, today: LocalDate): Sql {
  return sql`
    (SELECT json_build_object('active', count(*), 'late', count(*) FILTER (WHERE c.due_on < ${today}))
      FROM commitments c
      WHERE c.owner_id = o.id AND c.status IN ('agreed', 'in_progress', 'blocked')
        AND ${reachesCommitment(actor)})`;
}
