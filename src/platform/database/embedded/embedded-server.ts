import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { usableBinaries, type UsableBinaries } from './binaries.js';
import { settleCluster, superuser } from './cluster.js';
import { EmbeddedServerError, errorCode, failure } from './failure.js';
import { joinServer } from './join.js';
import { settlePassword } from './password.js';
import { createDatabase, isLast, type Presence } from './presence.js';
import { stopServer } from './control.js';
import { saying, type Say } from './say.js';
import { settleSite, type Site } from './site.js';
import { withStartLock } from './start-lock.js';

export interface EmbeddedServer {
  readonly url: string;
  /** Leaves the server, and shuts it down when no other process uses it; later calls do nothing more. */
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  readonly directory: string;
  readonly database?: string;
  /** False trades the safety of committed rows for speed: tests only. */
  readonly durable?: boolean;
  readonly say?: Say;
}

/** Starts Sinergi's own PostgreSQL on `directory`, or joins the one that already runs there; throws EmbeddedServerError. */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { database = 'sinergi', durable = true, say = () => undefined } = options;
  const directory = resolve(options.directory);
  try {
    await mkdir(directory, { recursive: true });
    const password = await settlePassword(directory);
    const attendance = await Attendance.begin({ directory, password, database, durable, say });
    return { url: urlOf(attendance.port, password, database), stop: () => attendance.end() };
  } catch (error) {
    throw inWords(error, directory);
  }
}

interface Wishes {
  readonly directory: string;
  readonly password: string;
  readonly database: string;
  readonly durable: boolean;
  readonly say: Say;
}

/** This process's part in the server: joined at begin(), joined again when the connection breaks, given up at end(). */
class Attendance {
  private ended: Promise<void> | undefined;
  private readonly ending = new AbortController();
  private current: Promise<Presence | undefined>;

  private constructor(
    private readonly wishes: Wishes,
    private readonly site: Site,
    private readonly binaries: UsableBinaries,
    private readonly lost: { handle: () => void },
    presence: Presence,
  ) {
    this.current = Promise.resolve(presence);
    this.lost.handle = () => this.rejoin();
    this.port = presence.port;
  }

  readonly port: number;

  static async begin(wishes: Wishes): Promise<Attendance> {
    const { directory, password, durable, say } = wishes;
    const waiting = saying(
      say,
      'Another Sinergi is just starting or stopping the database; waiting for it ...',
    );
    return withStartLock(password, async () => {
      waiting.done();
      const site = await settleSite(directory);
      const binaries = await saying(say, 'Preparing PostgreSQL ...').during(
        usableBinaries(site.store, site.account),
      );
      await settleCluster(site, binaries, password, { durable, say });
      const lost = { handle: () => undefined as void };
      const presence = await joinServer({
        site,
        binaries,
        password,
        durable,
        say,
        onLost: () => lost.handle(),
      });
      await createDatabase(presence, wishes.database);
      return new Attendance(wishes, site, binaries, lost, presence);
    }).finally(() => waiting.done());
  }

  end(): Promise<void> {
    this.ending.abort();
    this.ended ??= this.leave();
    return this.ended;
  }

  private async leave(): Promise<void> {
    const presence = await this.current;
    if (presence === undefined) return;
    const { password, say } = this.wishes;
    try {
      await withStartLock(password, async () => {
        // A connection that broke this moment leaves the question to the next process that stops.
        const last = await isLast(presence).catch(() => false);
        if (last) await saying(say, 'Stopping the database ...').during(stopServer(this.site, this.binaries));
      });
    } finally {
      await presence.client.end().catch(() => undefined);
    }
  }

  /** The server was killed, or somebody else stopped it: the program that runs on it needs it back, at the same address. */
  private rejoin(): void {
    if (this.ending.signal.aborted) return;
    this.wishes.say('The connection to the database broke; starting it again ...');
    this.current = this.tryAgain();
  }

  private async tryAgain(): Promise<Presence | undefined> {
    const { site, binaries } = this;
    const { password, durable, say } = this.wishes;
    for (let wait = 100; !this.ending.signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      try {
        return await withStartLock(password, () =>
          joinServer({ site, binaries, password, durable, say, onLost: () => this.rejoin() }),
        );
      } catch (error) {
        say(inWords(error, this.wishes.directory).message);
        await pause(wait, undefined, { ref: false, signal: this.ending.signal }).catch(() => undefined);
      }
    }
    return undefined;
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

function inWords(error: unknown, directory: string): EmbeddedServerError {
  if (error instanceof EmbeddedServerError) return error;
  if (errorCode(error) === 'EACCES' || errorCode(error) === 'EPERM') {
    return failure(
      `The folder ${directory} belongs to another user; start Sinergi as the user who started it before, or give it a folder of its own.`,
      error,
    );
  }
  if (errorCode(error) === 'ENOSPC')
    return failure(`There is no room left on the disk of ${directory}; free some and start again.`, error);
  return failure(`The database in ${directory} could not be started; the cause says why.`, error);
}
