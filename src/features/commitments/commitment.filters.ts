import sql, { type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../kernel/calendar.js';
import type { Actor } from '../../kernel/policy.js';
import { organisationsIn } from '../../platform/database/reach.js';
import type { CommitmentFilter } from './commitment.dto.js';
import { isOpen, lightConditions } from './light.js';

export type Filter = Omit<CommitmentFilter, 'after' | 'limit'>;
type Conditions = {
  [Field in Exclude<keyof Filter, 'sort'>]-?: (
    value: NonNullable<Filter[Field]>,
    asked: { actor: Actor; today: LocalDate },
  ) => Sql;
};

/** What each filter asks of a row. */
const asks: Conditions = {
  q: (q) => sql`to_tsvector('simple', translate(c.reference, '-/', '  ') || ' ' || c.title)
    @@ to_tsquery('simple', ${wordsOf(q)})`,
  topic: (topic) => sql`c.topic = ${topic}`,
  status: (status) => sql`c.status = ${status}`,
  light: (light, { today }) => (light === 'open' ? isOpen : lightConditions(today)[light]),
  ownerId: (id) => sql`c.owner_id = ${id}`,
  ownPart: (part, { actor }) => {
    const column = part === 'owner' ? sql`c.owner_id` : sql`c.verifier_id`;
    return sql`${column} = ANY(${organisationsIn(actor.grants)}::uuid[])`;
  },
  meetingId: (id) => sql`c.meeting_id = ${id}`,
  dueFrom: (day) => sql`c.due_on >= ${day}`,
  dueTo: (day) => sql`c.due_on <= ${day}`,
  fulfilledFrom: (day) => sql`c.fulfilled_on >= ${day}`,
  needsDirection: () => sql`c.question IS NOT NULL AND ${isOpen}`,
  extension: (status) =>
    sql`EXISTS (SELECT FROM extensions e WHERE e.commitment_id = c.id AND e.status = ${status})`,
};

/** The conditions of the filters that are set. */
export function conditions(actor: Actor, filter: Filter, today: LocalDate): Sql[] {
  return (Object.keys(asks) as (keyof Conditions)[]).flatMap((field) => {
    const value = filter[field];
    if (value === undefined || (field === 'q' && wordsOf(value) === '')) return [];
    const condition = asks[field] as (value: string, asked: { actor: Actor; today: LocalDate }) => Sql;
    return [condition(value, { actor, today })];
  });
}

/** Every word must occur as the beginning of one: `jalan acc` finds "jalan akses … access". */
function wordsOf(q: string): string {
  const words = q.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => `${word}:*`).join(' & ');
}
