import sql, { join, type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../kernel/calendar.js';
import type { Slot } from '../../platform/database/prepared.js';

/** How a commitment stands on a day. Never stored: only time changes it. */
export const lights = ['late', 'at_risk', 'on_track', 'waiting', 'paused', 'done', 'closed'] as const;
export type Light = (typeof lights)[number];

/** The owner works on it. Written out as the partial indexes have it, so that they serve. */
export const isOpen = sql`c.status IN ('agreed', 'in_progress', 'blocked')`;

/** Due within this many days with less than this share done is a risk (domain: kuning). */
const riskDays = 14;
const riskPercent = 75;

/** One condition for each light; no two hold at once. The table alias of commitments is `c`. */
export function lightConditions(today: LocalDate | Slot): Record<Light, Sql> {
  const risky = sql`(c.status = 'blocked'
    OR (c.due_on <= ${today}::date + ${riskDays}::int AND c.progress_percent < ${riskPercent}))`;
  return {
    late: sql`${isOpen} AND coalesce(c.due_on, 'infinity') < ${today}`,
    at_risk: sql`${isOpen} AND c.due_on >= ${today} AND ${risky}`,
    on_track: sql`${isOpen} AND c.due_on >= ${today} AND NOT ${risky}`,
    waiting: sql`c.status IN ('proposed', 'submitted')`,
    paused: sql`c.status = 'on_hold'`,
    done: sql`c.status = 'fulfilled'`,
    closed: sql`c.status = 'cancelled'`,
  };
}

/** The light of a row, as an SQL expression. */
export function lightOf(today: LocalDate | Slot): Sql {
  const cases = Object.entries(lightConditions(today)).map(
    ([light, condition]) => sql`WHEN ${condition} THEN ${light}`,
  );
  return sql`CASE ${join(cases, ' ')} END`;
}
