import sql from 'sql-template-tag';
import type { TestOffice } from './office.js';

export type Fields = Record<string, unknown>;
export type Kind = 'item' | 'decision' | 'note' | 'commitment';

/** The parts of a meeting that people write on, by their ids. */
export type Parts = Record<Kind, Map<string, Fields>>;

export interface Entry {
  type: string;
  id: string;
  actorId: string;
  verb: string;
  change: Fields;
}

/** What the database holds of a meeting, field by field. */
export async function storedParts(office: TestOffice, meetingId: string): Promise<Parts> {
  const byId = async (kind: string, query: ReturnType<typeof sql>) => {
    const rows = await office.rows<Fields & { id: string }>(query);
    return [kind, new Map(rows.map(({ id, ...fields }) => [id, fields]))] as const;
  };
  const found = await Promise.all([
    byId(
      'item',
      sql`SELECT id, number, topic, title, minutes, presenter, presenter_position_id AS "presenterPositionId",
        classification, continues_id AS "continuesId", returns FROM agenda_items WHERE meeting_id = ${meetingId}`,
    ),
    byId(
      'decision',
      sql`SELECT id, number, topic, text, agenda_item_id AS "agendaItemId" FROM decisions
        WHERE meeting_id = ${meetingId}`,
    ),
    byId(
      'note',
      sql`SELECT id, agenda_item_id AS "agendaItemId", order_key AS "orderKey", kind, text,
        speaker_position_id AS "speakerPositionId", speaker_name AS "speakerName", decision_id AS "decisionId",
        commitment_id AS "commitmentId", deleted_at IS NOT NULL AS deleted
        FROM note_blocks WHERE meeting_id = ${meetingId}`,
    ),
    byId(
      'commitment',
      sql`SELECT id, reference, title, topic, owner_id AS "ownerId", verifier_id AS "verifierId",
        meeting_id AS "meetingId", agenda_item_id AS "agendaItemId", decision_id AS "decisionId", supporting,
        indicator, direction, baseline, target, unit, due_on AS "dueOn", evidence_required AS "evidenceRequired",
        place, district_code AS "districtCode", planned_value AS "plannedValue", classification, question
        FROM commitments WHERE meeting_id = ${meetingId}`,
    ),
  ]);
  return Object.fromEntries(found) as Parts;
}

/** Everything that history tells of a meeting and its parts, in order; who read it is left out. */
export function storyOf(office: TestOffice, meetingId: string): Promise<Entry[]> {
  return office.rows<Entry>(sql`
    SELECT subject_type AS type, subject_id AS id, actor_id AS "actorId", verb, change FROM history_entries e
    WHERE verb <> 'read' AND (subject_id = ${meetingId} OR subject_id IN (
      SELECT subject_id FROM history_entries WHERE verb = 'create' AND change ->> 'meetingId' = ${meetingId}))
    ORDER BY e.id`);
}

/** A meeting built anew from nothing but its history. */
export class Replay {
  readonly parts: Parts = { item: new Map(), decision: new Map(), note: new Map(), commitment: new Map() };

  /** Does what the entry tells, and answers the part that it is about, before and after. */
  play({
    type,
    id,
    verb,
    change,
  }: Entry): { kind: Kind; id: string; before?: Fields; after?: Fields } | null {
    if (type === 'note-block') return this.alter('note', id, verb, change);
    if (type === 'commitment') return this.alter('commitment', id, verb, change);
    const [, deed, part] = /^(add|edit|remove)-(agenda-item|decision)$/.exec(verb) ?? [];
    if (deed === undefined) return null;
    const { id: partId, ...fields } = change;
    return this.alter(part === 'decision' ? 'decision' : 'item', partId as string, deed, fields);
  }

  private alter(kind: Kind, id: string, verb: string, change: Fields) {
    const known = this.parts[kind];
    const before = known.get(id);
    if (verb === 'remove') {
      this.remove(kind, id);
      return { kind, id, ...(before && { before }) };
    }
    const after = verb === 'create' || verb === 'add' ? begun(kind, change) : changed(before, verb, change);
    if (kind === 'item' && before !== undefined) this.makeRoom(before['number'], after['number']);
    known.set(id, after);
    return { kind, id, ...(before && { before }), after };
  }

  /** Those after it move up; what was struck under an item goes with it, and nothing points to a decision any more. */
  private remove(kind: Kind, id: string): void {
    const number = this.parts[kind].get(id)?.['number'] as number;
    this.parts[kind].delete(id);
    for (const [other, fields] of this.parts[kind])
      if ((fields['number'] as number) > number)
        this.parts[kind].set(other, { ...fields, number: (fields['number'] as number) - 1 });
    for (const [note, fields] of this.parts.note) {
      if (kind === 'item' && fields['agendaItemId'] === id) this.parts.note.delete(note);
      if (kind === 'decision' && fields['decisionId'] === id)
        this.parts.note.set(note, { ...fields, decisionId: null });
    }
  }

  private makeRoom(from: unknown, to: unknown): void {
    const [start, end] = [from as number, to as number];
    for (const [id, fields] of this.parts.item) {
      const number = fields['number'] as number;
      if (start < end && number > start && number <= end)
        this.parts.item.set(id, { ...fields, number: number - 1 });
      if (start > end && number < start && number >= end)
        this.parts.item.set(id, { ...fields, number: number + 1 });
    }
  }
}

const noteless = { speakerPositionId: null, speakerName: null, decisionId: null, commitmentId: null };
const promiseless = {
  verifierId: null,
  agendaItemId: null,
  decisionId: null,
  supporting: null,
  indicator: null,
  target: null,
  unit: null,
  dueOn: null,
  evidenceRequired: null,
  place: null,
  districtCode: null,
  plannedValue: null,
  question: null,
};

/** Only what is empty goes without saying. */
function begun(kind: Kind, change: Fields): Fields {
  if (kind === 'commitment') return { ...promiseless, ...change };
  if (kind !== 'note') return change;
  const { meetingId: _, ...words } = change;
  return { ...noteless, deleted: false, ...words };
}

/** Each field was what history says it was before; only words typed on in one sitting are told by the next entry. */
function changed(before: Fields | undefined, verb: string, change: Fields): Fields {
  if (before === undefined) throw new Error(`${verb} of what never began: ${JSON.stringify(change)}`);
  const after = { ...before };
  for (const [field, pair] of Object.entries(change)) {
    const [old, now] = Array.isArray(pair) ? (pair as [unknown, unknown]) : [pair, pair];
    if (field !== 'text' && JSON.stringify(old) !== JSON.stringify(before[field])) {
      const was = JSON.stringify(before[field]);
      throw new Error(`${field} was ${was}, and history says ${JSON.stringify(pair)}`);
    }
    // Words that are struck stay where they are.
    after[field] = field === 'text' && verb === 'delete' && now === null ? old : now;
  }
  return after;
}
