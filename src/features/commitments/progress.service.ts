import { Injectable } from '@nestjs/common';
import { Invalid, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/id.js';
import type { Actor } from '../../kernel/policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { History } from '../../platform/history/history.js';
import type {
  AnswerExtensionRequest,
  ReportProgressRequest,
  RequestExtensionRequest,
} from './commitment.dto.js';
import { CommitmentsService, subject } from './commitment.service.js';
import { Extension } from './extension.js';
import { ProgressReport } from './progress-report.js';

/** What happens between the promise and its fulfilment: reports, and requests for more time. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly db: Database,
    private readonly commitments: CommitmentsService,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  report(actor: Actor, id: string, request: ReportProgressRequest): Promise<void> {
    return this.db.transaction(async () => {
      const { commitment, by } = await this.commitments.lock(actor, id, 'report');
      const { value, reportedOn = this.clock.today(), note = null, obstacle } = request;
      if (reportedOn > this.clock.today()) throw Invalid.field('/reportedOn', 'in-future');
      const before = commitment.progressValue;
      commitment.report(value, reportedOn, obstacle);
      await this.db.save(commitment);
      const percent = commitment.percentOf(value);
      const author = { reportedById: by.id, reportedByName: by.name, createdAt: this.clock.now() };
      await this.db.save(
        Object.assign(new ProgressReport(), {
          id: newId(),
          commitmentId: id,
          reportedOn,
          value,
          percent,
          note,
          ...author,
        }),
      );
      const change = { progress: [before, value], unit: commitment.unit };
      await this.history.record(by, subject(commitment), 'report', { change, note });
    });
  }

  /** Asks the other side for more time. */
  askForMoreTime(actor: Actor, id: string, { dueOn, reason }: RequestExtensionRequest): Promise<void> {
    return this.db.transaction(async () => {
      const { commitment, by } = await this.commitments.lock(actor, id, 'extend');
      commitment.mayBeExtended();
      if (commitment.dueOn === null || dueOn <= commitment.dueOn) throw Invalid.field('/dueOn', 'not-later');
      const extension = Object.assign(new Extension(), {
        id: newId(),
        commitmentId: id,
        fromDueOn: commitment.dueOn,
        toDueOn: dueOn,
        reason,
        status: 'requested' as const,
        requestedByName: by.name,
        requestedAt: this.clock.now(),
        answeredByName: null,
        answeredAt: null,
        answerNote: null,
      });
      await this.db.insertOnce(extension, 'extension-open');
      const change = { dueOn: [commitment.dueOn, dueOn] };
      await this.history.record(by, subject(commitment), 'extend', { change, note: reason });
    });
  }

  answer(actor: Actor, id: string, extensionId: string, request: AnswerExtensionRequest): Promise<void> {
    return this.db.transaction(async () => {
      const { commitment, by } = await this.commitments.lock(actor, id, 'answer');
      const extension = await this.db.lock(Extension, extensionId);
      if (extension.commitmentId !== id) throw new NotFound();
      const { granted, note = null } = request;
      extension.answer(granted, by.name, this.clock.now(), note);
      await this.db.save(extension);
      if (granted) {
        commitment.extendTo(extension.toDueOn);
        await this.db.save(commitment);
      }
      const change = { dueOn: [extension.fromDueOn, extension.toDueOn] };
      await this.history.record(by, subject(commitment), granted ? 'grant' : 'refuse', { change, note });
    });
  }
}
