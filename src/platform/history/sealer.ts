import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { chainHash, contentHash, type EntryText, type Head, headHash, nothing } from './seal.js';
import { type Seal, SealQueries } from './seal.queries.js';

/** What one transaction seals, so that a long queue neither fills memory nor holds its locks long. */
const batch = 1000;

/**
 * Chains what was written since last time. Writers know nothing of it and wait for nobody; one sealer at a time takes
 * what is there, whichever instance it runs on.
 */
@Injectable()
export class Sealer {
  constructor(
    private readonly db: Database,
    private readonly queries: SealQueries,
  ) {}

  /** Seals all that can be sealed now; answers how many entries. Another sealer at work leaves nothing to do. */
  async seal(signal?: AbortSignal): Promise<number> {
    let sealed = 0;
    let more: number;
    do {
      more = await this.db.transaction(() => this.sealBatch());
      sealed += more;
    } while (more === batch && signal?.aborted !== true);
    return sealed;
  }

  /** A batch and the head that closes it stand or fall together, so no seal is ever without a head. */
  private async sealBatch(): Promise<number> {
    if (!(await this.queries.lock())) return 0;
    const entries = await this.queries.waiting(batch);
    if (entries.length === 0) return 0;
    const last = (await this.queries.lastHead()) ?? nothing;
    const seals = chained(last, entries);
    await this.queries.add(seals);
    const at = await this.queries.now();
    const { sequence: size, chain } = seals.at(-1) as Seal;
    await this.queries.close({ size, hash: headHash(chain, size, at) }, at);
    return entries.length;
  }
}

function chained(last: Head, entries: readonly EntryText[]): Seal[] {
  let { size: sequence, hash: before } = last;
  return entries.map((entry) => {
    sequence += 1;
    const content = contentHash(entry);
    before = chainHash(before, sequence, content);
    return { sequence, entryId: entry.id, content, chain: before };
  });
}
