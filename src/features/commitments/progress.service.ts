import { Injectable } from '@nestjs/common';
import { Invalid, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/id.js';
import { type Actor, authorize } from '../../kernel/policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { History } from '../../platform/history/history.js';
import type {
  AnswerExtensionRequest,
  ReportProgressRequest,
  RequestExtensionRequest,
} from './commitment.dto.js';
import { commitmentPolicy } from './commitment.policy.js';
import { subject } from './commitment.service.js';
import { Commitment } from './commitment.js';
import { Extension } from './extension.js';
import { ProgressReport } from './progress-report.js';

/** What happens between the promise and its fulfilment: reports, and requests for more time. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  report(actor: Actor, id: string, request: ReportProgressRequest): Promise<void> {
    return this.db.transaction(async () => {
      const commitment = await this.db.lock(Commitment, id);
      authorize(commitmentPolicy, actor, 'report', commitment);
      const { value, reportedOn = this.clock.today(), note = null, obstacle } = request;
      if (reportedOn > this.clock.today()) throw Invalid.field('/reportedOn', 'in-future');
      const before = commitment.progressValue;
      commitment.report(value, reportedOn, obstacle);
      await this.db.save(commitment);
      const percent = commitment.percentOf(value);
      const by = { reportedById: actor.id, reportedByName: actor.name, createdAt: this.clock.now() };
      await this.db.save(
        Object.assign(new ProgressReport(), {
          id: newId(),
          commitmentId: id,
          reportedOn,
          value,
          percent,
          note,
          ...by,
        }),
      );
      const change = { progress: [before, value], unit: commitment.unit };
      await this.history.record(actor, subject(commitment), 'report', { change, note });
    });
  }

  /** Asks the other side for more time. */
  askForMoreTime(actor: Actor, id: string, { dueOn, reason }: RequestExtensionRequest): Promise<void> {
    return this.db.transaction(async () => {
      const commitment = await this.db.lock(Commitment, id);
      authorize(commitmentPolicy, actor, 'extend', commitment);
      commitment.mayBeExtended();
      if (commitment.dueOn === null || dueOn <= commitment.dueOn) throw Invalid.field('/dueOn', 'not-later');
      const extension = Object.assign(new Extension(), {
        id: newId(),
        commitmentId: id,
        fromDueOn: commitment.dueOn,
        toDueOn: dueOn,
        reason,
        status: 'requested' as const,
        requestedByName: actor.name,
        requestedAt: this.clock.now(),
        answeredByName: null,
        answeredAt: null,
        answerNote: null,
      });
      await this.db.insertOnce(extension, 'extension-open');
      const change = { dueOn: [commitment.dueOn, dueOn] };
      await this.history.record(actor, subject(commitment), 'extend', { change, note: reason });
    });
  }

  answer(actor: Actor, id: string, extensionId: string, request: AnswerExtensionRequest): Promise<void> {
    return this.db.transaction(async () => {
      const commitment = await this.db.lock(Commitment, id);
      authorize(commitmentPolicy, actor, 'answer', commitment);
      const extension = await this.db.lock(Extension, extensionId);
      if (extension.commitmentId !== id) throw new NotFound();
      const { granted, note = null } = request;
      extension.answer(granted, actor.name, this.clock.now(), note);
      await this.db.save(extension);
      if (granted) {
        commitment.extendTo(extension.toDueOn);
        await this.db.save(commitment);
      }
      const change = { dueOn: [extension.fromDueOn, extension.toDueOn] };
      await this.history.record(actor, subject(commitment), granted ? 'grant' : 'refuse', { change, note });
    });
  }
}
