import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import sql from 'sql-template-tag';
import { Conflict, Invalid, NotFound } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { AgendaItem } from '../agenda-item.js';
import { MeetingParts } from '../meeting-parts.js';
import { MeetingsService } from '../meeting.service.js';
import { AgendaFile, type FileType, fileTypes, nameFor } from './agenda-file.js';
import { FileStore, sha256Of } from './file.store.js';

/** Of one item; more of them nobody opens in a meeting. */
const most = 10;

@Injectable()
export class AgendaFilesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly meetings: MeetingsService,
    private readonly parts: MeetingParts,
    private readonly store: FileStore,
  ) {}

  /** The bytes are written before the row is committed: what is left when that fails, the sweep finds. */
  async add(actor: Actor, meetingId: string, itemId: string, given: string, bytes: Buffer): Promise<void> {
    await this.meetings.alter(actor, meetingId, undefined, async () => {
      await this.parts.find(AgendaItem, meetingId, itemId);
      await this.mustHaveRoom(itemId);
      const type = await typeOf(bytes);
      const about = { id: newId(), meetingId, agendaItemId: itemId, name: nameFor(given, type), type };
      const content = { size: bytes.length, sha256: sha256Of(bytes) };
      const upload = { uploadedById: actor.id, uploadedAt: this.clock.now() };
      await this.store.write(about.id, bytes);
      await this.db.save(Object.assign(new AgendaFile(), about, content, upload));
      const { id, name } = about;
      return { verb: 'add-file', change: { id, agendaItemId: itemId, name, ...content }, result: undefined };
    });
  }

  async remove(actor: Actor, meetingId: string, version: number, id: string): Promise<void> {
    await this.meetings.alter(actor, meetingId, version, async () => {
      const file = await this.db.find(AgendaFile, id);
      if (file.meetingId !== meetingId) throw new NotFound();
      const { agendaItemId, name, sha256 } = file;
      await this.db.removeUnused(file);
      await this.db.afterCommit(() => this.store.drop(id));
      return { verb: 'remove-file', change: { id, agendaItemId, name, sha256 }, result: undefined };
    });
  }

  /** The meeting is locked, so that two uploads do not both become the last one. */
  private async mustHaveRoom(itemId: string): Promise<void> {
    const files = await this.db.query(sql`SELECT id FROM agenda_files WHERE agenda_item_id = ${itemId}`);
    if (files.length >= most) throw new Conflict('too-many', { limit: most });
  }
}

/** By what the bytes are; a name says nothing. Bytes at which the library stumbles are of no type either. */
async function typeOf(bytes: Buffer): Promise<FileType> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const type = Object.keys(fileTypes).find((known) => known === found?.mime);
  if (type === undefined) throw Invalid.field('/file', 'attachment-type');
  return type as FileType;
}
