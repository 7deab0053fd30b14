import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Note takers keep apart what was told, what was weighed, what the chair directs, decides, and what is promised. */
export const noteKinds = ['information', 'consideration', 'direction', 'decision', 'commitment'] as const;
export type NoteKind = (typeof noteKinds)[number];

export const longestNote = 10_000;

/** What the writer of a paragraph decides on; who wrote it and when follows. */
export interface NoteContent {
  agendaItemId: string;
  /** Its place among the paragraphs of the item: keys are compared byte by byte, and between two there is a third. */
  orderKey: string;
  kind: NoteKind;
  text: string;
  /** Who said it: a position, or somebody without one. */
  speakerPositionId: string | null;
  speakerName: string | null;
  /** What the paragraph became. */
  decisionId: string | null;
  commitmentId: string | null;
  deleted: boolean;
}

/** A paragraph of the minutes. The page makes its id, so that sending it again makes no second one. */
@Entity('note_blocks')
export class NoteBlock {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @Column('uuid', { name: 'agenda_item_id' })
  agendaItemId!: string;

  @Column('text', { name: 'order_key' })
  orderKey!: string;

  @Column('text')
  kind!: NoteKind;

  @Column('text')
  text!: string;

  @Column('uuid', { name: 'speaker_position_id', nullable: true })
  speakerPositionId!: string | null;

  @Column('text', { name: 'speaker_name', nullable: true })
  speakerName!: string | null;

  @Column('uuid', { name: 'decision_id', nullable: true })
  decisionId!: string | null;

  @Column('uuid', { name: 'commitment_id', nullable: true })
  commitmentId!: string | null;

  @Column('integer')
  version!: number;

  @Column('uuid', { name: 'created_by_id', nullable: true })
  createdById!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('uuid', { name: 'updated_by_id', nullable: true })
  updatedById!: string | null;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  get content(): NoteContent {
    const { agendaItemId, orderKey, kind, text, speakerPositionId, speakerName } = this;
    const { decisionId, commitmentId, deletedAt } = this;
    const said = { agendaItemId, orderKey, kind, text, speakerPositionId, speakerName };
    return { ...said, decisionId, commitmentId, deleted: deletedAt !== null };
  }

  /** Takes over what somebody has written, as the next version. */
  write({ deleted, ...content }: NoteContent, by: string | null, at: Date): void {
    Object.assign(this, content);
    this.deletedAt = deleted ? (this.deletedAt ?? at) : null;
    this.version = (this.version ?? 0) + 1;
    this.updatedById = by;
    this.updatedAt = at;
  }
}

/** After this long a person who goes on has begun anew. */
const sitting = 10 * 60_000;

/**
 * What history tells of a save, and null when it tells nothing: typing on in one's own paragraph is one sitting, not
 * three hundred deeds. Whatever somebody else could lose by it is told, with the text as it was left, and so is
 * everything but the words: only those wait for the next entry, which tells them as they were left (decision 0020).
 */
export function deedOf(
  before: NoteContent & { readonly by: string | null; readonly at: Date },
  after: NoteContent & { readonly by: string | null; readonly at: Date },
): 'delete' | 'restore' | 'move' | 'edit' | null {
  if (before.deleted !== after.deleted) return after.deleted ? 'delete' : 'restore';
  if (before.agendaItemId !== after.agendaItemId) return 'move';
  const goesOn = before.by === after.by && after.at.getTime() - before.at.getTime() < sitting;
  const typed = besideWords.every((field) => before[field] === after[field]);
  return goesOn && typed ? null : 'edit';
}

const besideWords = [
  'orderKey',
  'kind',
  'speakerPositionId',
  'speakerName',
  'decisionId',
  'commitmentId',
] as const;
