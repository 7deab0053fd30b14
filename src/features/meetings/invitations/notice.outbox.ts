import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { jsonInstant, jsonRows } from '../../../platform/database/json.js';
import type { Locale } from '../../../platform/i18n/translate.js';
import { type Claim, Outbox } from '../../../platform/mail/outbox.js';
import { holderOn, isWilling } from '../../directory/index.js';
import type { MeetingFacts } from '../meeting.facts.js';
import type { MeetingStatus } from '../meeting.lifecycle.js';
import { inviteeKey, seatContacts } from './invitee.contacts.js';
import type { NoticeKind, Told } from './meeting-notice.js';

/** What a notice says, read just before it leaves. */
export interface Draft {
  kind: NoticeKind;
  note: string | null;
  invitee: string;
  status: MeetingStatus;
  startsAt: Date;
  seatId: string | null;
  /** As whom the invitee is asked. */
  seat: string | null;
  hasAnswered: boolean;
  last: Told | null;
  now: Told;
  meeting: MeetingFacts & { id: string };
  chair: { title: string; holder: string | null } | null;
  /** What everyone may know of the agenda. */
  agenda: { number: number; title: string; minutes: number }[];
  address: string | null;
  silent: boolean;
  recipientName: string;
  locale: Locale;
  toOrganisation: boolean;
}

/** A notice that has a worker of its own. */
export const isOfUser: Sql = sql`w.invitee LIKE 'user:%'`;

/** A mail before this one to the same invitee is still on its way: the two are not to overtake each other. */
const behindAnother: Sql = sql`EXISTS (
  SELECT FROM meeting_notices e
  WHERE e.meeting_id = w.meeting_id AND e.invitee = w.invitee AND e.id < w.id AND e.state IN ('planned', 'sending'))`;

const told = sql`json_build_object(
  'status', m.status, 'startsAt', ${jsonInstant('m.starts_at')}, 'endsAt', ${jsonInstant('m.ends_at')},
  'timeZone', m.time_zone, 'venue', m.venue, 'district', d.name, 'onlineUrl', m.online_url)`;

const day = sql`(m.starts_at AT TIME ZONE m.time_zone)::date`;

export const facts = sql`json_build_object(
  'id', m.id, 'reference', m.reference, 'title', m.title, 'day', ${day},
  'from', to_char(m.starts_at AT TIME ZONE m.time_zone, 'HH24:MI'),
  'to', to_char(m.ends_at AT TIME ZONE m.time_zone, 'HH24:MI'), 'timeZone', m.time_zone,
  'venue', nullif(concat_ws(', ', m.venue, 'Kec. ' || d.name), ''), 'onlineUrl', m.online_url,
  'exempt', m.classification = 'exempt')`;

const chair = sql`(
  SELECT json_build_object('title', x.title,
    'holder', ${holderOn(sql`x.id`, day)} -> 'person' ->> 'name')
  FROM positions x WHERE x.id = m.chair_position_id)`;

/** The rows of notices on their way out. */
@Injectable()
export class NoticeOutbox extends Outbox {
  protected override readonly waits = sql`(${isOfUser} OR ${behindAnother})`;

  constructor(db: Database, clock: Clock) {
    super(db, clock, 'meeting_notices');
  }

  /** Renews the claim and reads what to say, as things stand now; undefined when another worker has taken over. */
  async draft(claim: Claim): Promise<Draft | undefined> {
    const contacts = seatContacts(this.clock.today(), sql`a.id = seat.id`);
    const [draft] = await this.db.query<Draft>(sql`
      WITH r AS (${this.renewed(claim)})
      SELECT r.kind, r.note, r.invitee, m.status, m.starts_at AS "startsAt", seat.id AS "seatId", seat.words AS seat,
        coalesce(seat.answered, false) AS "hasAnswered", last.told AS last, ${told} AS now, ${facts} AS meeting, ${chair} AS chair,
        ${jsonRows(sql`
          SELECT i.number, i.title, i.minutes FROM agenda_items i
          WHERE i.meeting_id = m.id AND i.classification = 'open' ORDER BY i.number`)} AS agenda,
        CASE WHEN seat.id IS NOT NULL THEN c.address
          WHEN ${isWilling(sql`last.address`)} THEN last.address END AS address,
        CASE WHEN seat.id IS NOT NULL THEN coalesce(c.silent, false) ELSE true END AS silent,
        coalesce(c.name, last.recipient_name, '') AS "recipientName",
        coalesce(c.locale, last.recipient_locale, 'id') AS locale, coalesce(c.to_organisation, false) AS "toOrganisation"
      FROM r JOIN meetings m ON m.id = r.meeting_id LEFT JOIN districts d ON d.code = m.district_code
        LEFT JOIN LATERAL (
          SELECT a.id, coalesce(x.title, a.name, o.name) AS words,
            a.answer IS NOT NULL AND a.answer_for = m.starts_at AS answered
          FROM attendances a LEFT JOIN positions x ON x.id = a.position_id
            LEFT JOIN organisations o ON o.id = a.organisation_id
          WHERE a.meeting_id = m.id AND ${inviteeKey} = r.invitee LIMIT 1) AS seat ON true
        LEFT JOIN LATERAL (${contacts}) AS c ON true
        LEFT JOIN LATERAL (
          SELECT n.told, n.address, n.recipient_name, n.recipient_locale FROM meeting_notices n
          WHERE n.meeting_id = m.id AND n.invitee = r.invitee AND n.state = 'sent' AND n.told IS NOT NULL
          ORDER BY n.id DESC LIMIT 1) AS last ON true`);
    return draft;
  }

  /** Keeps what is about to be told, and to whom: the proof, once the mail has left. */
  async note({ id, token }: Claim, draft: Draft, said: Told): Promise<void> {
    await this.db.query(sql`
      UPDATE meeting_notices SET told = ${JSON.stringify(said)}, address = ${draft.address},
        recipient_name = ${draft.recipientName}, recipient_locale = ${draft.locale}
      WHERE id = ${id} AND lease_token = ${token}`);
  }
}
