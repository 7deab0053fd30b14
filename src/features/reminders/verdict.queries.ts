import sql, { type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../kernel/calendar.js';
import { isOpen } from '../commitments/index.js';
import { contactsOf, silenced } from '../directory/index.js';
import { inviteesOf } from '../meetings/index.js';
import { windowAt } from './reminder.plan.js';

/** Why a reminder was not sent. The page has words for each. */
export const reasons = [
  'subject-closed',
  'date-moved',
  'meeting-over',
  'rule-off',
  'recipient-left',
  'consent-withdrawn',
  'no-address',
  'superseded',
  'too-late',
  'refused',
  'attempts-used-up',
] as const;
export type Reason = (typeof reasons)[number];

/** Reasons that may pass: a commitment is taken up again, a date comes back, a person returns or consents again. */
const passing = sql`('subject-closed', 'date-moved', 'rule-off', 'recipient-left', 'consent-withdrawn')`;

/** The day of a meeting on the wall of its place; `m` is the table of meetings. */
export const meetingDay = sql`(m.starts_at AT TIME ZONE m.time_zone)::date`;

/** The subject of `r`, whichever kind it is, as `c` or `m`. */
export const subjectOf = sql`
  LEFT JOIN commitments c ON r.subject_type = 'commitment' AND c.id = r.subject_id
  LEFT JOIN meetings m ON r.subject_type = 'meeting' AND m.id = r.subject_id`;

/** Why the subject of `r` (see {@link subjectOf}) needs no reminder any more, or null. */
export function subjectVerdict(now: Date): Sql {
  return sql`
    CASE
      WHEN r.subject_type = 'commitment' THEN CASE
        WHEN NOT ${isOpen} THEN 'subject-closed'
        WHEN c.due_on <> r.anchor_on THEN 'date-moved' END
      WHEN m.status IN ('in_progress', 'held', 'closed') THEN 'meeting-over'
      WHEN m.status <> 'scheduled' THEN 'subject-closed'
      WHEN ${meetingDay} <> r.anchor_on THEN 'date-moved'
      WHEN m.starts_at <= ${now} THEN 'meeting-over'
    END`;
}

/** Why nobody may be written to at the address of `r` by its channel, or null. */
export const channelVerdict = sql`
  CASE WHEN (r.channel, r.recipient_key) IN (SELECT channel, key FROM (${silenced}) AS s)
    THEN 'consent-withdrawn' END`;

/**
 * Whether the recipient of `r` is still one. Membership rather than a join: PostgreSQL cannot know how many contacts
 * there will be, and would compare each with each where a table of hashes does.
 */
const stillThere = sql`
  CASE
    WHEN r.subject_type = 'meeting'
      THEN (r.subject_id, r.recipient_key) IN (SELECT meeting_id, key FROM invitees)
    WHEN r.audience = 'owner_head'
      THEN (r.organisation_id, r.recipient_key) IN (SELECT organisation_id, key FROM addressees)
    ELSE (r.organisation_id, r.recipient_key) IN (SELECT organisation_id, key FROM addressees WHERE for_owner)
  END`;

/** Rows `v` of id and reason: for each reminder in `scope` (about `r`), why it must not be sent, or null. */
function verdicts(scope: Sql, now: Date, today: LocalDate): Sql {
  return sql`
    asked AS MATERIALIZED (
      SELECT r.*, q.enabled AND r.due_at >= q.enabled_since AS applies, q.audience
      FROM reminders r JOIN reminder_rules q ON q.id = r.rule_id WHERE ${scope}),
    addressees AS MATERIALIZED (${contactsOf(
      today,
      sql`o.id IN (SELECT organisation_id FROM asked WHERE subject_type = 'commitment')`,
      'follow_up',
    )}),
    invitees AS MATERIALIZED (${inviteesOf(
      today,
      sql`a.meeting_id IN (SELECT subject_id FROM asked WHERE subject_type = 'meeting')`,
    )}),
    v AS (
      SELECT r.id, r.reason AS was, CASE WHEN NOT r.applies THEN 'rule-off' ELSE coalesce(
        ${subjectVerdict(now)},
        CASE WHEN r.due_at <= ${windowAt(now).after} THEN 'too-late' END,
        ${channelVerdict},
        CASE WHEN NOT ${stillThere} THEN 'recipient-left' END,
        CASE WHEN r.due_at <= ${now} AND EXISTS (
          SELECT FROM reminders n
          WHERE n.subject_id = r.subject_id AND n.recipient_key = r.recipient_key AND n.channel = r.channel
            AND n.state IN ('planned', 'sending', 'sent') AND n.due_at <= ${now}
            AND (n.due_at, n.sequence, n.id) > (r.due_at, r.sequence, r.id)) THEN 'superseded' END) END AS reason
      FROM asked r ${subjectOf})`;
}

const stateFor = sql`
  CASE WHEN v.reason IS NULL THEN 'planned'
       WHEN v.reason IN ('meeting-over', 'too-late') THEN 'expired' ELSE 'skipped' END`;

/** Waiting reminders due until `horizon` that are not to be sent get their reason. */
export function settleDue(now: Date, today: LocalDate): Sql {
  return settle(sql`r.state = 'planned' AND r.due_at <= ${now}`, now, today);
}

/** The same for all that wait, and back again for those whose reason has passed. */
export function settleAll(now: Date, today: LocalDate): Sql {
  const scope = sql`(r.state = 'planned'
    OR (r.state = 'skipped' AND r.reason IN ${passing} AND r.due_at > ${windowAt(now).after}))`;
  return settle(scope, now, today);
}

function settle(scope: Sql, now: Date, today: LocalDate): Sql {
  return sql`
    WITH ${verdicts(scope, now, today)}
    UPDATE reminders r SET state = ${stateFor}, reason = v.reason FROM v
    WHERE r.id = v.id AND v.reason IS DISTINCT FROM v.was AND r.state IN ('planned', 'skipped')`;
}

/** Of the reminders claimed under `token`, lets go of those that are not to be sent; nothing was tried for them. */
export function settleClaimed(token: string, ids: readonly string[], now: Date, today: LocalDate): Sql {
  return sql`
    WITH ${verdicts(sql`r.id = ANY(${ids}::uuid[])`, now, today)}
    UPDATE reminders r
    SET state = ${stateFor}, reason = v.reason, attempts = r.attempts - 1, lease_token = NULL, lease_until = NULL
    FROM v WHERE r.id = v.id AND v.reason IS NOT NULL AND r.lease_token = ${token}
    RETURNING r.id`;
}
