import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { chainHash, contentHash, type Head, headHash, headText, nothing } from './seal.js';
import { type SealedRow, SealQueries } from './seal.queries.js';

interface InChain {
  sequence: number;
}

interface Outside {
  entryId: string;
}

interface Published {
  published: string;
  /** How many entries are sealed, or how many the head stood for. */
  size: number;
}

/** The ways in which the history can have been altered, and what is known of each. */
export interface Findings {
  changed: InChain;
  removed: InChain;
  gap: InChain;
  rechained: InChain;
  head: InChain;
  open: InChain;
  backdated: Outside & { at: string; sequence: number | null };
  stray: Outside & { at: string };
  lost: Outside;
  cut: Published;
  rewritten: Published;
}

export type Finding = { [Kind in keyof Findings]: { kind: Kind } & Findings[Kind] }[keyof Findings];

export interface Verdict {
  sealed: number;
  waiting: number;
  head: Head | null;
  /** The first ones; `total` counts all. */
  findings: Finding[];
  total: number;
}

const page = 2000;
/** The most findings that are told one by one. */
const told = 20;
/** An entry is sealed within a minute; one that claims to be this much older than the head before was slipped in. */
const longestWait = 24 * 60 * 60 * 1000;

/** Reads the whole history again and compares it with its seals, and with heads that were published. */
@Injectable()
export class Verification {
  constructor(
    private readonly db: Database,
    private readonly queries: SealQueries,
  ) {}

  /** Memory holds one page, however long the history is; all of it is read as of one moment. */
  verify(published: readonly Head[] = []): Promise<Verdict> {
    return this.db.transaction(async () => {
      await this.queries.holdStill();
      const walk = new Walk(published);
      for (let rows = await this.queries.sealed(0, page); rows.length > 0;) {
        for (const row of rows) walk.step(row);
        rows = await this.queries.sealed(walk.sequence, page);
      }
      walk.end();
      await this.outside(walk);
      return {
        sealed: walk.sequence,
        waiting: await this.queries.countWaiting(),
        head: walk.head.size === 0 ? null : walk.head,
        findings: walk.findings,
        total: walk.total,
      };
    });
  }

  /** What is not in the chain: entries and heads that nobody sealed, and entries that were to be sealed. */
  private async outside(walk: Walk): Promise<void> {
    for (const { id, at } of await this.queries.strays(told)) walk.find({ kind: 'stray', entryId: id, at });
    for (const { id, at } of await this.queries.oddWaiting(walk.oldestFor(walk.headAt), told)) {
      if (at === null) walk.find({ kind: 'lost', entryId: id });
      else walk.find({ kind: 'backdated', sequence: null, entryId: id, at });
    }
    for (const size of await this.queries.looseHeads()) {
      walk.find({ kind: 'head', sequence: size });
    }
  }
}

/** Goes along the chain once. After a fault it goes on from what is stored, so that one fault is told once. */
class Walk {
  sequence = 0;
  head: Head = nothing;
  headAt: string | null = null;
  total = 0;
  readonly findings: Finding[] = [];
  private before = nothing.hash;
  private readonly published: Map<number, Head[]>;

  constructor(published: readonly Head[]) {
    this.published = new Map(
      published.map(({ size }) => [size, published.filter((one) => one.size === size)]),
    );
  }

  step(row: SealedRow): void {
    const { sequence, content, chain } = row;
    if (sequence !== this.sequence + 1) this.find({ kind: 'gap', sequence: this.sequence + 1 });
    this.entry(row);
    if (!chainHash(this.before, sequence, content).equals(chain)) this.find({ kind: 'rechained', sequence });
    this.sequence = sequence;
    this.before = chain;
    if (row.headHash !== null && row.headAt !== null) this.close(row.headHash, row.headAt);
    this.comparePublished();
  }

  /** The end of the chain: it ends in a head, and reaches what was published. */
  end(): void {
    if (this.head.size !== this.sequence) this.find({ kind: 'open', sequence: this.head.size + 1 });
    for (const [size, heads] of this.published) {
      if (size <= this.sequence) continue;
      for (const head of heads) this.find({ kind: 'cut', published: headText(head), size: this.sequence });
    }
  }

  find(finding: Finding): void {
    this.total += 1;
    if (this.findings.length < told) this.findings.push(finding);
  }

  /** Before this an entry cannot have been written that was sealed after the head of `at`. */
  oldestFor(at: string | null): string | null {
    return at === null ? null : new Date(Date.parse(at) - longestWait).toISOString();
  }

  private entry({ sequence, entry, entryId, content }: SealedRow): void {
    if (entry === null) return this.find({ kind: 'removed', sequence });
    if (!contentHash(entry).equals(content)) return this.find({ kind: 'changed', sequence });
    const oldest = this.oldestFor(this.headAt);
    if (oldest !== null && entry.at < oldest) {
      this.find({ kind: 'backdated', sequence, entryId, at: entry.at });
    }
  }

  private close(hash: Buffer, at: string): void {
    const size = this.sequence;
    if (!headHash(this.before, size, at).equals(hash)) this.find({ kind: 'head', sequence: size });
    this.head = { size, hash };
    this.headAt = at;
    this.before = hash;
  }

  private comparePublished(): void {
    for (const published of this.published.get(this.sequence) ?? []) {
      const same = this.head.size === published.size && this.head.hash.equals(published.hash);
      if (!same) this.find({ kind: 'rewritten', published: headText(published), size: published.size });
    }
  }
}
