import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Invalid } from '../../kernel/errors.js';
import { newId } from '../../kernel/id.js';
import type { Actor } from '../../kernel/policy.js';
import { Database } from '../../platform/database/database.js';
import { difference } from '../../platform/history/history.js';
import type { EditAgendaItemRequest, NewAgendaItemRequest } from './agenda-item.dto.js';
import { AgendaItem } from './agenda-item.js';
import { PositionsService } from '../directory/index.js';
import type { AgendaFile } from './files/agenda-file.js';
import { FileStore } from './files/file.store.js';
import { MeetingParts } from './meeting-parts.js';
import { MeetingsService } from './meeting.service.js';

const most = 100;

@Injectable()
export class AgendaItemsService {
  constructor(
    private readonly db: Database,
    private readonly meetings: MeetingsService,
    private readonly parts: MeetingParts,
    private readonly positions: PositionsService,
    private readonly store: FileStore,
  ) {}

  async add(actor: Actor, meetingId: string, request: NewAgendaItemRequest): Promise<AgendaItem> {
    return this.meetings.alter(actor, meetingId, undefined, async ({ previousId }) => {
      const number = await this.parts.nextNumber(AgendaItem, meetingId, most);
      await this.checkPresenter(request);
      const returns = await this.returnsOf(request, previousId);
      const about = { id: newId(), meetingId, number, returns };
      const item: AgendaItem = Object.assign(new AgendaItem(), nothingYet, request, about);
      await this.db.save(item);
      // With its id, by which later entries name it, and with what it began as without being told.
      const { meetingId: _, ...change } = item;
      return { verb: 'add-agenda-item', change, result: item };
    });
  }

  async edit(
    actor: Actor,
    meetingId: string,
    version: number,
    id: string,
    { number, ...request }: EditAgendaItemRequest,
  ): Promise<void> {
    await this.meetings.alter(actor, meetingId, version, async () => {
      await this.checkPresenter(request);
      const item = await this.parts.find(AgendaItem, meetingId, id);
      const before = { ...item };
      Object.assign(item, request);
      if (number !== undefined) await this.place(item, number);
      await this.db.save(item);
      const change = { id, ...difference(before, { ...item }) };
      return { verb: 'edit-agenda-item', change, result: undefined };
    });
  }

  async remove(actor: Actor, meetingId: string, version: number, id: string): Promise<void> {
    await this.meetings.alter(actor, meetingId, version, async () => {
      // Notes that were struck need not keep the item; what they said is in the history.
      await this.db.query(sql`
        DELETE FROM note_blocks WHERE agenda_item_id = ${id} AND meeting_id = ${meetingId} AND deleted_at IS NOT NULL`);
      const files = await this.removeFiles(meetingId, id);
      const { number, topic, title } = await this.parts.remove(AgendaItem, meetingId, id);
      const change = { id, number, topic, title, ...(files.length === 0 ? {} : { files }) };
      return { verb: 'remove-agenda-item', change, result: undefined };
    });
  }

  /** What was handed out on an item goes with it; of the bytes history keeps what proves which they were. */
  private async removeFiles(
    meetingId: string,
    itemId: string,
  ): Promise<Pick<AgendaFile, 'name' | 'sha256'>[]> {
    const files = await this.db.query<Pick<AgendaFile, 'id' | 'name' | 'sha256'>>(sql`
      DELETE FROM agenda_files WHERE agenda_item_id = ${itemId} AND meeting_id = ${meetingId}
      RETURNING id, name, sha256`);
    for (const { id } of files) await this.db.afterCommit(() => this.store.drop(id));
    return files.map(({ name, sha256 }) => ({ name, sha256 }));
  }

  private async checkPresenter({ presenterPositionId }: EditAgendaItemRequest): Promise<void> {
    if (presenterPositionId != null)
      await this.positions.mustExist(presenterPositionId, '/presenterPositionId');
  }

  /** How often the item has come back; it goes on with one of the meeting before, or with none. */
  private async returnsOf({ continuesId }: NewAgendaItemRequest, previousId: string | null): Promise<number> {
    if (continuesId === undefined) return 0;
    const [before] = await this.db.query<{ returns: number }>(sql`
      SELECT returns FROM agenda_items WHERE id = ${continuesId} AND meeting_id = ${previousId}`);
    if (before === undefined) throw Invalid.field('/continuesId', 'unknown-reference');
    return before.returns + 1;
  }

  private async place(item: AgendaItem, number: number): Promise<void> {
    const last = (await this.parts.nextNumber(AgendaItem, item.meetingId, Infinity)) - 1;
    if (number > last) throw Invalid.field('/number', 'max', { limit1: last });
    await this.parts.place(item, number);
  }
}

const nothingYet = {
  minutes: 15,
  presenter: null,
  presenterPositionId: null,
  classification: 'open',
  continuesId: null,
};
