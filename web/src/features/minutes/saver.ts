import { ProblemError } from '../../api';
import { absorb, acknowledge, forgotten, refusedAsStale, sending } from './merge';
import { isRefused, isUnsaved, type Note, type NoteContent, theirsOf, wireOf } from './note';
import type { Notebook } from './notebook';
import type { Copy, Saved, SaveState, Server, Standing } from './save-state';

const pause = 1000;
const longestPause = 30_000;
const askAgain = 5000;
/** Well below what the server takes in one request. */
const most = { notes: 50, characters: 200_000 };

/**
 * Carries what is typed to this device's own copy at once and to the server every second, and goes on when the network,
 * the session or the server comes back. One request at a time, so that answers come in order.
 */
export class Saver {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private copyTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly toCopy = new Set<string>();
  private copying: Promise<void> = Promise.resolve();
  private running: Promise<void> | null = null;
  private failures = 0;
  private loaded = false;
  private isOver = false;
  private readonly listeners = new Set<() => void>();
  private current: SaveState = {
    standing: 'saved',
    savedAt: null,
    waiting: 0,
    kept: true,
    conflicts: 0,
    refused: 0,
    ready: false,
  };

  constructor(
    private readonly book: Notebook,
    private readonly copy: Copy,
    private readonly server: Server,
    private readonly userId: string,
    private readonly now: () => string = () => new Date().toISOString(),
  ) {
    book.onEdit = (id) => this.edited(id);
  }

  get state(): SaveState {
    return this.current;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** First what this device kept, so that it is there also without a network; then what the server has. */
  async load(): Promise<void> {
    this.isOver = false;
    const kept = await this.copy.read().catch(() => {
      this.set({ kept: false });
      return [];
    });
    this.book.put(...kept.filter(({ id }) => this.book.get(id) === undefined));
    this.count();
    await this.flush();
    this.set({ ready: true });
  }

  /** Takes in what others wrote. */
  async pull(): Promise<void> {
    const views = await this.server.list();
    const there = new Set(views.map(({ id }) => id));
    this.book.put(...views.map((view) => absorb(this.book.get(view.id), view)));
    const gone = this.book
      .all()
      .filter((note) => !there.has(note.id) && note.base !== null && !isUnsaved(note));
    this.book.drop(gone.filter(({ mine }) => !mine.deleted).map(({ id }) => id));
    if (this.current.savedAt === null && !this.hasWork()) this.set({ savedAt: this.now() });
  }

  /** Sends what waits, now. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  /** The page is about to be hidden or closed: whatever is not on this device yet is written there. */
  keep(): Promise<void> {
    clearTimeout(this.copyTimer);
    return this.writeCopy();
  }

  /** The session is over, as another request has heard. */
  signedOut(): void {
    this.set({ standing: 'signed-out' });
    this.schedule(askAgain);
  }

  /** Another tab signed out and erased the copies: they are written again once the same person is back. */
  erased(): void {
    for (const { id } of this.unsaved()) this.toCopy.add(id);
    this.signedOut();
  }

  stop(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    void this.keep();
  }

  private edited(id: string): void {
    this.toCopy.add(id);
    // A batch of keystrokes, and at most a fifth of a second of them.
    this.copyTimer ??= setTimeout(() => void this.writeCopy(), 200);
    this.count();
    if (this.timer === undefined && this.running === null) this.schedule(pause);
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    if (this.isOver) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, delay);
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    try {
      if (!this.loaded) await this.pull();
      this.loaded = true;
      if (this.current.standing === 'signed-out' || this.current.standing === 'other-person')
        await this.comeBack();
      for (let batch = this.batch(); batch.length > 0; batch = this.batch()) await this.send(batch);
      this.failures = 0;
      if (this.current.standing !== 'saved') this.set({ standing: 'saved' });
      if (!this.hasWork()) this.set({ savedAt: this.now() });
    } catch (error) {
      await this.fail(error);
    } finally {
      this.count();
    }
  }

  /** Written to this device before it leaves it. */
  private async send(batch: Note[]): Promise<void> {
    if (this.current.standing === 'saved') this.set({ standing: 'saving' });
    const writes = batch.map(({ id, mine, base }) => ({
      id,
      version: base?.version ?? null,
      block: wireOf(mine),
    }));
    this.book.put(...batch.map((note, at) => sending(note, writes[at]?.block ?? note.mine)));
    for (const { id } of batch) this.toCopy.add(id);
    await this.keep();
    let answers: Saved[];
    try {
      answers = await this.server.save(writes);
    } catch (error) {
      if (!this.tellRefused(error, batch)) throw error;
      return;
    }
    const sent = new Map(writes.map((write) => [write.id, write.block]));
    for (const answer of answers) this.answered(answer, sent.get(answer.id));
    this.count();
    void this.keep();
  }

  private answered(answer: Saved, sent: NoteContent | undefined): void {
    const note = this.book.get(answer.id);
    if (note === undefined || sent === undefined) return;
    this.toCopy.add(answer.id);
    this.book.put(afterAnswer(note, answer, sent));
  }

  /** Paragraphs at fault are named by their place in the request; the others go without them. */
  private tellRefused(error: unknown, batch: Note[]): boolean {
    if (!(error instanceof ProblemError) || error.status !== 422) return false;
    let told = false;
    for (const { pointer, message } of error.errors) {
      const note = batch[Number(/^\/blocks\/(\d+)\//.exec(pointer)?.[1] ?? -1)];
      const known = note && this.book.get(note.id);
      if (known === undefined) continue;
      this.book.put({ ...known, refused: message });
      told = true;
    }
    return told;
  }

  private async fail(error: unknown): Promise<void> {
    this.failures += 1;
    const delay = Math.min(longestPause, pause * 2 ** this.failures);
    const standing = await this.standingAfter(error);
    this.set({ standing });
    this.schedule(standing === 'signed-out' || standing === 'other-person' ? askAgain : delay);
  }

  private async standingAfter(error: unknown): Promise<Standing> {
    if (!(error instanceof ProblemError)) return 'offline';
    if (error.status === 401 || error.code === 'second-factor-needed') return 'signed-out';
    if (error.status === 409) {
      const who = await this.server.who().catch(() => this.userId);
      if (who === null) return 'signed-out';
      return who === this.userId ? 'final' : 'other-person';
    }
    if (error.status === 403 || error.status === 404) return 'forbidden';
    return 'trouble';
  }

  /** After the session ended: only the same person goes on here, and first sees what others wrote. */
  private async comeBack(): Promise<void> {
    const who = await this.server.who();
    if (who === null) throw new ProblemError(401, {});
    if (who !== this.userId) throw new ProblemError(409, {});
    this.copy.allow();
    this.set({ standing: 'saving' });
    await this.pull();
  }

  private batch(): Note[] {
    let characters = 0;
    const ready = this.unsaved().filter((note) => note.theirs === null && !isRefused(note));
    return ready.slice(0, most.notes).filter(({ mine }, at) => {
      characters += mine.text.length;
      return at === 0 || characters <= most.characters;
    });
  }

  private unsaved(): Note[] {
    return this.book.all().filter(isUnsaved);
  }

  private hasWork(): boolean {
    return this.book.all().some(isUnsaved);
  }

  private writeCopy(): Promise<void> {
    clearTimeout(this.copyTimer);
    this.copyTimer = undefined;
    this.copying = this.copying.then(() => this.copyNow());
    return this.copying;
  }

  private async copyNow(): Promise<void> {
    // Who has signed out wanted nothing left here; what stands on the screen is still sent when they are back.
    if (this.toCopy.size === 0 || this.copy.isErased) return;
    const notes = [...this.toCopy].flatMap((id) => this.book.get(id) ?? []);
    this.toCopy.clear();
    const [waiting, saved] = [notes.filter(isUnsaved), notes.filter((note) => !isUnsaved(note))];
    try {
      await this.copy.write(
        waiting,
        saved.map(({ id }) => id),
      );
      if (!this.current.kept) this.set({ kept: true });
    } catch {
      for (const { id } of notes) this.toCopy.add(id);
      this.set({ kept: false });
    }
  }

  private count(): void {
    const unsaved = this.unsaved();
    const conflicts = this.book.all().filter(({ theirs }) => theirs !== null).length;
    const refused = unsaved.filter((note) => note.theirs === null && isRefused(note)).length;
    this.set({ waiting: unsaved.length, conflicts, refused });
  }

  private set(change: Partial<SaveState>): void {
    const next = { ...this.current, ...change };
    if (Object.entries(next).every(([key, value]) => this.current[key as keyof SaveState] === value)) return;
    this.current = next;
    for (const listener of this.listeners) listener();
  }
}

function afterAnswer(note: Note, { state, block, errors }: Saved, sent: NoteContent): Note {
  if (state === 'saved' && block !== null) return acknowledge(note, sent, block.version);
  if (state === 'stale' && block !== null) return refusedAsStale(note, theirsOf(block));
  if (state === 'gone' && note.base !== null) return forgotten(note);
  return { ...note, sent: [], refused: errors[0]?.message ?? '' };
}
