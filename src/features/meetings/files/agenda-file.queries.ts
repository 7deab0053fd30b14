import { Injectable, Logger } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import { agendaItemsFor, handedOut, readsApproved } from '../approved-parts.js';
import { reach, visible } from '../meeting.reach.js';
import type { AgendaFile } from './agenda-file.js';
import { FileStore } from './file.store.js';

type Found = Pick<AgendaFile, 'name' | 'sha256'> & { isExempt: boolean; number: number };

@Injectable()
export class AgendaFileQueries {
  private readonly log = new Logger('files');

  constructor(
    private readonly db: Database,
    private readonly store: FileStore,
  ) {}

  /** A file with its bytes, for who may see the item that it belongs to. */
  async open(actor: Actor, meetingId: string, id: string): Promise<Found & { bytes: Buffer }> {
    const [file] = await this.db.query<Found>(sql`
      SELECT f.name, f.sha256, a.number, 'exempt' IN (m.classification, a.classification) AS "isExempt"
      FROM agenda_files f JOIN meetings m ON m.id = f.meeting_id
        JOIN ${agendaItemsFor(actor)} a ON a.id = f.agenda_item_id AND a.approved = ${readsApproved(actor)}
      WHERE f.id = ${id} AND f.meeting_id = ${meetingId} AND ${reach(actor)} AND ${visible(actor)}
        AND ${handedOut(sql`a.approved`)}`);
    if (file === undefined) throw new NotFound();
    const bytes = await this.store.read(id, file.sha256);
    if (bytes === null) {
      this.log.error(`The bytes of file ${id} are gone, or no longer those that were stored.`);
      throw new NotFound();
    }
    return { ...file, bytes };
  }
}
