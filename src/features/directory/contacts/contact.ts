import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../../kernel/calendar.js';

export const contactKinds = ['email', 'phone', 'whatsapp'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** What a contact is for. What is written for one purpose goes there first, else to a general one. */
export const contactPurposes = ['general', 'invitation', 'follow_up', 'emergency'] as const;
export type ContactPurpose = (typeof contactPurposes)[number];

/** More than this nobody reads through; the oldest are taken away first. */
export const mostContacts = 20;

/** One way to reach a person or an organisation. */
@Entity('contacts')
export class Contact {
  @PrimaryColumn('uuid')
  id!: string;

  /** Whose it is; exactly one of the two. */
  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  @Column('text')
  kind!: ContactKind;

  /** An address in small letters, or a number in E.164. */
  @Column('text')
  value!: string;

  @Column('text')
  purpose!: ContactPurpose;

  /** The first choice among those of its kind. */
  @Column('boolean')
  preferred!: boolean;

  /** The last day on which it serves, or null while it lasts. */
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil!: LocalDate | null;

  /** Who answers there, or an extension. */
  @Column('text', { nullable: true })
  note!: string | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}

/** Whose contacts are meant. */
export type ContactOwner = { personId: string } | { organisationId: string };

export const ownerOf = ({ personId, organisationId }: Contact): ContactOwner =>
  personId === null ? { organisationId: organisationId ?? '' } : { personId };

export const idOf = (owner: ContactOwner): string =>
  'personId' in owner ? owner.personId : owner.organisationId;

/** In the story of whom it stands. */
export const storyOf = (owner: ContactOwner) => ({
  type: 'personId' in owner ? 'person' : 'organisation',
  id: idOf(owner),
});
