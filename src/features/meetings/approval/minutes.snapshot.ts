import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import type { Classification } from '../../../kernel/rights.js';
import { Database } from '../../../platform/database/database.js';
import { holderOn } from '../../directory/index.js';
import type { NoteKind } from '../minutes/note-block.js';
import { Meeting } from '../meeting.js';

/** What was agreed on, with names in place of references: it is read when those have changed. */
export interface MinutesContent {
  meeting: {
    id: string;
    reference: string;
    title: string;
    kind: string;
    mode: string;
    date: LocalDate;
    startTime: string;
    endTime: string;
    timeZone: string;
    venue: string | null;
    chair: string | null;
  };
  attendance: {
    number: number;
    status: string;
    organisation: string | null;
    position: string | null;
    name: string | null;
    representedBy: string | null;
  }[];
  agenda: {
    id: string;
    number: number;
    topic: string;
    title: string;
    classification: Classification;
  }[];
  blocks: {
    id: string;
    agendaItemId: string;
    orderKey: string;
    kind: NoteKind;
    text: string;
    speaker: string | null;
  }[];
  decisions: { number: number; topic: string | null; text: string; agendaItemId: string | null }[];
  commitments: {
    id: string;
    reference: string;
    title: string;
    status: string;
    owner: string;
    indicator: string | null;
    target: number | null;
    unit: string | null;
    dueOn: LocalDate | null;
    agendaItemId: string | null;
  }[];
}

interface EarlierContent extends MinutesContent {
  agenda: (MinutesContent['agenda'][number] & { notes?: string | null })[];
}

/** What a version holds. One from before what was said on an item became paragraphs is cut as its rows were then. */
export function contentOf(version: string): MinutesContent {
  const { agenda, ...content } = JSON.parse(version) as EarlierContent;
  const said = agenda.flatMap(({ id, notes }) =>
    partsOf(notes ?? '').map((text, at) => {
      const orderKey = `W${String(at + 1).padStart(4, '0')}`;
      const about = { agendaItemId: id, orderKey, kind: 'information' as const, speaker: null };
      return { id: uuidFrom(`${id}:${at + 1}`), text, ...about };
    }),
  );
  return {
    ...content,
    agenda: agenda.map(({ notes: _, ...item }) => item),
    blocks: [...said, ...content.blocks],
  };
}

/** At empty lines, and where a paragraph would be longer than one may be. */
const partsOf = (notes: string): string[] =>
  notes.split(/\s*\n\s*\n\s*/).flatMap((text) => text.match(/.{1,10000}/gsu) ?? []);

const uuidFrom = (words: string): string =>
  createHash('md5')
    .update(words)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** A position by its title, and whose it is where the title does not say so: many are called head of agency. */
const seat = sql`CASE WHEN strpos(lower(x.title), lower(s.name)) > 0 THEN x.title ELSE x.title || ', ' || s.name END`;

/** What was written down of a meeting, in its order, as far as `condition` on the items `a` allows; with `more` of it. */
export const paragraphs = (meetingId: string, condition: Sql, more = empty): Sql => sql`
  SELECT b.id, b.agenda_item_id AS "agendaItemId", b.order_key AS "orderKey", b.kind, b.text,
    coalesce(${seat}, b.speaker_name) AS speaker${more}
  FROM note_blocks b JOIN agenda_items a ON a.id = b.agenda_item_id
    LEFT JOIN positions x ON x.id = b.speaker_position_id LEFT JOIN organisations s ON s.id = x.organisation_id
  WHERE b.meeting_id = ${meetingId} AND b.deleted_at IS NULL AND b.text <> '' AND ${condition}
  ORDER BY a.number, b.order_key COLLATE "C", b.id`;

/** Reads all of the minutes. The caller has locked the meeting; commitments are kept from changing here. */
@Injectable()
export class MinutesSnapshot {
  constructor(private readonly db: Database) {}

  async take(meeting: Meeting): Promise<MinutesContent> {
    const { id } = meeting;
    return {
      meeting: await this.meeting(meeting),
      attendance: await this.attendance(id, meeting.schedule.date),
      agenda: await this.db.query(sql`
        SELECT a.id, a.number, a.topic, a.title, a.classification
        FROM agenda_items a WHERE a.meeting_id = ${id} ORDER BY a.number, a.id`),
      blocks: await this.db.query(paragraphs(id, sql`true`)),
      decisions: await this.db.query(sql`
        SELECT n.number, n.topic, n.text, n.agenda_item_id AS "agendaItemId"
        FROM decisions n WHERE n.meeting_id = ${id} ORDER BY n.number, n.id`),
      commitments: await this.commitments(id),
    };
  }

  private async meeting(meeting: Meeting): Promise<MinutesContent['meeting']> {
    const { id, reference, title, kind, mode, venue } = meeting;
    const [chair] = await this.db.query<{ title: string }>(sql`
      SELECT title FROM positions WHERE id = ${meeting.chairPositionId}`);
    return { id, reference, title, kind, mode, venue, ...meeting.schedule, chair: chair?.title ?? null };
  }

  private attendance(id: string, day: LocalDate): Promise<MinutesContent['attendance']> {
    return this.db.query(sql`
      SELECT t.number, t.status, coalesce(o.name, t.guest_organisation) AS organisation, x.title AS position,
        coalesce(t.name, ${holderOn(sql`t.position_id`, sql`${day}::date`)} -> 'person' ->> 'name') AS name,
        t.represented_by AS "representedBy"
      FROM attendances t LEFT JOIN organisations o ON o.id = t.organisation_id
        LEFT JOIN positions x ON x.id = t.position_id
      WHERE t.meeting_id = ${id} ORDER BY t.number, t.id`);
  }

  /** They go on living after the minutes; the version keeps what was promised on this day. */
  private commitments(id: string): Promise<MinutesContent['commitments']> {
    return this.db.query(sql`
      SELECT c.id, c.reference, c.title, c.status, o.name AS owner, c.indicator, c.target, c.unit,
        c.due_on AS "dueOn", c.agenda_item_id AS "agendaItemId"
      FROM commitments c JOIN organisations o ON o.id = c.owner_id
      WHERE c.meeting_id = ${id} ORDER BY c.reference, c.id FOR SHARE OF c`);
  }
}
