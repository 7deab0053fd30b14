import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/policy.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { History } from '../../../platform/history/history.js';
import { mailing, sealing } from '../../../platform/history/history.worker.js';
import { headText } from '../../../platform/history/seal.js';
import { SealQueries } from '../../../platform/history/seal.queries.js';
import { csvLine } from '../../../platform/http/csv.js';
import { translate } from '../../../platform/i18n/translate.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import type { AuditEntry, AuditExportFilter, AuditSeal } from './audit.dto.js';
import { AuditQueries } from './audit.queries.js';

/** The most rows that one file holds; a spreadsheet opens it, and nobody waits for minutes. */
const exportLimit = 50_000;
const exportPage = 1000;

const columns = [
  'sequence',
  'at',
  'actor',
  'actor-id',
  'subject-type',
  'subject',
  'subject-id',
  'verb',
  'change',
  'note',
] as const;

/** Who may look into the audit trail, and what leaves the house of it. */
@Injectable()
export class AuditService {
  constructor(
    private readonly db: Database,
    private readonly history: History,
    private readonly queries: AuditQueries,
    private readonly seals: SealQueries,
    private readonly jobs: Jobs,
    private readonly config: Config,
  ) {}

  /** The trail as CSV, newest first. That it was taken out is itself part of the trail. */
  async export(actor: Actor, filter: AuditExportFilter): Promise<AsyncGenerator<string>> {
    await this.db.transaction(() =>
      this.history.record(actor, { type: 'user', id: actor.id ?? '' }, 'export', { change: { ...filter } }),
    );
    return this.lines(actor, filter);
  }

  async seal(): Promise<AuditSeal> {
    const head = await this.seals.lastHead();
    const runs = await Promise.all([sealing, mailing].map((job) => this.jobs.lastRun(job)));
    return {
      sealed: head?.size ?? 0,
      sealedAt: head?.at ?? null,
      waiting: await this.seals.countWaiting(),
      head: head === undefined ? null : headText(head),
      mailedAt: await this.queries.lastMailedAt(),
      mailed: this.config.auditMail !== undefined,
      lastError: runs.find(({ lastError }) => lastError !== null)?.lastError ?? null,
      exportLimit,
    };
  }

  private async *lines(actor: Actor, filter: AuditExportFilter): AsyncGenerator<string> {
    // The mark of UTF-8: without it spreadsheets guess another encoding.
    yield `\uFEFF${csvLine(columns.map((column) => translate(actor.locale, `audit.csv.${column}`)))}`;
    let after: readonly unknown[] | undefined;
    for (let rows = 0; rows < exportLimit; rows += exportPage) {
      const page = { limit: exportPage, ...(after === undefined ? {} : { after }) };
      const { items, next } = await this.queries.list(actor, filter, page);
      yield items.map((entry) => csvLine(valuesOf(actor, entry))).join('');
      after = next;
      if (after === undefined) return;
    }
    yield csvLine([translate(actor.locale, 'audit.csv.cut', { limit: exportLimit })]);
  }
}

function valuesOf({ locale }: Actor, entry: AuditEntry): (string | number | null)[] {
  const { sequence, at, actor, subject, verb, change, note, withheld } = entry;
  const title = [subject.reference, subject.title].filter((part) => part !== null).join(' · ');
  const told = withheld ? translate(locale, 'audit.csv.withheld') : JSON.stringify(change);
  return [
    sequence,
    at.toISOString(),
    actor.name,
    actor.id,
    subject.type,
    title,
    subject.id,
    verb,
    told,
    note,
  ];
}
