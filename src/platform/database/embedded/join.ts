import { setTimeout as pause } from 'node:timers/promises';
import type { UsableBinaries } from './binaries.js';
import { startServer } from './control.js';
import { EmbeddedServerError, errorCode, failure } from './failure.js';
import type { PostmasterFile } from './postmaster-file.js';
import { clearCrashed, sight } from './postmaster.js';
import { attend, type Presence } from './presence.js';
import { saying, type Say } from './say.js';
import type { Site } from './site.js';

export interface JoinRequest {
  readonly site: Site;
  readonly binaries: UsableBinaries;
  readonly password: string;
  readonly durable: boolean;
  readonly say: Say;
  readonly onLost: () => void;
}

// In milliseconds: how long a server may fail to answer although it says that it is ready, and how long it may be on its way up or down.
const readyPatience = 30_000;
const movingPatience = 3_600_000;

/** Joins the running server, or starts it; under the start lock, so nobody else starts or stops it meanwhile. */
export async function joinServer(request: JoinRequest): Promise<Presence> {
  const slow = saying(request.say, 'The database takes a while to start ...');
  let trouble: unknown;
  try {
    const began = performance.now();
    for (;;) {
      const sighting = await sight(request.site);
      if (sighting.kind !== 'running') {
        await launch(request, sighting.kind === 'crashed');
        continue;
      }
      const joined = await tryToAttend(request, sighting.file);
      if (joined.presence !== undefined) return joined.presence;
      trouble = joined.trouble ?? trouble;
      const patience = sighting.file.status === 'ready' ? readyPatience : movingPatience;
      if (performance.now() - began > patience) throw silent(request.site, sighting.file, trouble);
      await pause(50);
    }
  } finally {
    slow.done();
  }
}

async function launch({ site, binaries, durable, say }: JoinRequest, crashed: boolean): Promise<void> {
  if (crashed) {
    say('The database was not shut down properly; recovering what was committed ...');
    await clearCrashed(site);
  }
  await startServer(site, binaries, durable);
}

async function tryToAttend(
  request: JoinRequest,
  file: PostmasterFile,
): Promise<{ presence?: Presence; trouble?: unknown }> {
  if (file.status !== 'ready' || file.port === undefined) return {};
  try {
    return { presence: await attend(request.site, file.port, request.password, request.onLost) };
  } catch (error) {
    if (error instanceof EmbeddedServerError) throw error;
    if (errorCode(error) === '28P01') {
      throw failure(
        `The database in ${request.site.cluster} refuses the password in ${request.site.directory}; put back the file "password" that belongs to it.`,
        error,
      );
    }
    // Shutting down this moment, or a crash that it recovers from: look again.
    return { trouble: error };
  }
}

function silent(site: Site, { pid }: PostmasterFile, trouble: unknown): EmbeddedServerError {
  return failure(
    `The database in ${site.cluster} runs (process ${pid}) but does not answer; stop that process, then start again.`,
    trouble,
  );
}
