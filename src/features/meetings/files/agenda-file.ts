import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What may be attached, by what the bytes are; nothing that a browser would run. */
export const fileTypes = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'image/png': 'png',
  'image/jpeg': 'jpg',
} as const;
export type FileType = keyof typeof fileTypes;

/** A file of an agenda item. Its bytes lie in the data directory under its id. */
@Entity('agenda_files')
export class AgendaFile {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @Column('uuid', { name: 'agenda_item_id' })
  agendaItemId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  type!: FileType;

  /** In bytes. */
  @Column('integer')
  size!: number;

  /** Of its bytes, as hex digits. */
  @Column('text')
  sha256!: string;

  @Column('uuid', { name: 'uploaded_by_id', nullable: true })
  uploadedById!: string | null;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt!: Date;
}

/** As it will be called where it is saved: the ending says what it is, whatever the sender called it. */
export function nameFor(given: string, type: FileType): string {
  const ending = `.${fileTypes[type]}`;
  // No folder, nothing that turns the direction of reading around, nothing that Windows refuses.
  const plain = given
    .replace(/^.*[/\\]/, '')
    .replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/[. ]+$/, '');
  const known = type === 'image/jpeg' ? /\.jpe?g$/i : new RegExp(`\\${ending}$`, 'i');
  const base = plain.replace(known, '').slice(0, 190).trim();
  return `${base === '' ? 'berkas' : base}${ending}`;
}
