import { Injectable } from '@nestjs/common';
import { checkVersion, Conflict, Invalid } from '../../../kernel/errors.js';
import { newId } from '../../../kernel/id.js';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { AccountMails } from '../account/account-mails.js';
import { User } from '../users/user.js';
import { Correction } from './correction.js';
import type { AnswerCorrectionRequest, NewCorrectionRequest } from './correction.dto.js';
import { CorrectionQueries } from './correction.queries.js';

/** Open at once for one person; who has more to say may say it in one of them. */
const mostOpen = 5;

/**
 * People ask for corrections, those who look after data protection answer. History keeps that it happened and not the
 * words, since what is written there can never be erased.
 */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly db: Database,
    private readonly queries: CorrectionQueries,
    private readonly mails: AccountMails,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async ask(actor: Actor, request: NewCorrectionRequest): Promise<Correction> {
    return this.db.transaction(async () => {
      // Locked, so that two asked at once do not pass the limit.
      const { id: userId } = await this.db.lock(User, actor.id ?? '');
      if ((await this.queries.countOpen(userId)) >= mostOpen)
        throw new Conflict('too-many', { limit: mostOpen });
      const correction = Correction.ask({ id: newId(), userId, ...request }, this.clock.now());
      await this.db.save(correction);
      await this.changed(actor, correction, 'ask-correction');
      return correction;
    });
  }

  async answer(actor: Actor, id: string, version: number, request: AnswerCorrectionRequest): Promise<void> {
    const reason = request.reason?.trim() || null;
    if (request.status === 'refused' && reason === null) throw Invalid.field('/reason', 'required');
    await this.db.transaction(async () => {
      const correction = await this.db.lock(Correction, id);
      checkVersion(correction, version);
      correction.answer(request.status, reason, actor.id ?? '', this.clock.now());
      await this.db.save(correction);
      const asker = await this.db.find(User, correction.userId);
      await this.mails.queue(`correction-${request.status}`, asker.email);
      await this.changed(actor, correction, 'answer-correction');
    });
  }

  private async changed(actor: Actor, { id, field, status }: Correction, verb: string): Promise<void> {
    await this.history.record(actor, { type: 'correction', id }, verb, { change: { field, status } });
  }
}
