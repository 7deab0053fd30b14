import { Column, Entity, PrimaryColumn } from 'typeorm';
import { addMinutes } from '../../kernel/calendar.js';
import type { Classification } from '../../kernel/rights.js';

/** A point of the agenda. Numbers run from 1 without gaps. */
@Entity('agenda_items')
export class AgendaItem {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @Column('integer')
  number!: number;

  @Column('text')
  topic!: string;

  @Column('text')
  title!: string;

  /** How long it may take. */
  @Column('integer')
  minutes!: number;

  @Column('text', { nullable: true })
  presenter!: string | null;

  /** Who presents it, whoever holds the position then; `presenter` says more, or stands for who holds none. */
  @Column('uuid', { name: 'presenter_position_id', nullable: true })
  presenterPositionId!: string | null;

  @Column('text')
  classification!: Classification;

  /** The item of an earlier meeting that it goes on with. */
  @Column('uuid', { name: 'continues_id', nullable: true })
  continuesId!: string | null;

  /** How often it has come back. */
  @Column('integer', { default: 0 })
  returns!: number;
}

/** Gives each item the instant at which it begins when those before it keep their time. */
export function withRunningClock<Item extends { minutes: number }>(
  items: readonly Item[],
  startsAt: Date,
): (Item & { startsAt: Date })[] {
  let at = startsAt;
  return items.map((item) => {
    const timed = { ...item, startsAt: at };
    at = addMinutes(at, item.minutes);
    return timed;
  });
}
