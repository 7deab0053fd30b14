import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes of files, each under the id of its row: nothing that a person typed becomes a path. */
@Injectable()
export class FileStore {
  private readonly folder: string;

  constructor(config: Config) {
    this.folder = join(config.dataDirectory, 'files');
  }

  async write(id: string, bytes: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.folder, id), bytes, { flag: 'wx', mode: 0o600, flush: true });
  }

  /** Null when they are gone, or no longer what was stored. */
  async read(id: string, sha256: string): Promise<Buffer | null> {
    const bytes = await readFile(join(this.folder, id)).catch(unlessMissing);
    return bytes !== null && sha256Of(bytes) === sha256 ? bytes : null;
  }

  async drop(id: string): Promise<void> {
    await rm(join(this.folder, id), { force: true });
  }

  /** The ids of what was written before `instant`. */
  async before(instant: Date): Promise<string[]> {
    const ids = (await readdir(this.folder).catch(unlessMissing)) ?? [];
    const found: string[] = [];
    for (const id of ids) {
      const about = await stat(join(this.folder, id)).catch(unlessMissing);
      if (about !== null && about.mtime < instant) found.push(id);
    }
    return found;
  }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
