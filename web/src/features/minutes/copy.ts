import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Note } from './note';

/**
 * The copy of what is typed, in this browser. IndexedDB rather than localStorage: it is written to disk when it says so,
 * while localStorage is handed on by the browser some seconds later and is lost when that is killed; it holds more than
 * 5 MB; and it does not stop the typing. Kept by person: nobody reads what another left at the same desk.
 */
interface Copies extends DBSchema {
  notes: { key: [userId: string, meetingId: string, id: string]; value: Kept };
  clocks: {
    key: [userId: string, meetingId: string];
    value: { userId: string; meetingId: string; clock: unknown };
  };
}

interface Kept {
  userId: string;
  meetingId: string;
  id: string;
  note: Note;
}

/** Its name stands in ui/form/local-draft.ts too, which erases it when somebody signs out. */
export const copiesName = 'sinergi.notes';

export class LocalCopy {
  private db: Promise<IDBPDatabase<Copies>> | null = null;
  private erased = false;

  constructor(
    private readonly userId: string,
    private readonly meetingId: string,
    /** Somebody signed out in another tab, which erases all copies. */
    private readonly onErased: () => void,
  ) {}

  async read(): Promise<Note[]> {
    const db = await this.open();
    const kept = await db.getAll('notes', this.range());
    return kept.map(({ note }) => note);
  }

  /** Notes to keep, and ids of those that the server has. It is on disk when the promise is kept. */
  async write(notes: readonly Note[], saved: readonly string[]): Promise<void> {
    const { userId, meetingId } = this;
    const db = await this.open();
    const work = db.transaction('notes', 'readwrite', { durability: 'strict' });
    for (const note of notes) void work.store.put({ userId, meetingId, id: note.id, note });
    for (const id of saved) void work.store.delete([userId, meetingId, id]);
    await work.done;
  }

  async readClock(): Promise<unknown> {
    return (await (await this.open()).get('clocks', [this.userId, this.meetingId]))?.clock;
  }

  async writeClock(clock: unknown): Promise<void> {
    const { userId, meetingId } = this;
    await (await this.open()).put('clocks', { userId, meetingId, clock });
  }

  async close(): Promise<void> {
    const open = this.db;
    this.db = null;
    (await open?.catch(() => null))?.close();
  }

  /** Whether somebody signed out: nothing is written here until the same person is back. */
  get isErased(): boolean {
    return this.erased;
  }

  allow(): void {
    this.erased = false;
  }

  private range(): IDBKeyRange {
    const { userId, meetingId } = this;
    return IDBKeyRange.bound([userId, meetingId], [userId, meetingId, []]);
  }

  private erase(): void {
    this.erased = true;
    void this.close();
    this.onErased();
  }

  private open(): Promise<IDBPDatabase<Copies>> {
    if (this.erased) return Promise.reject(new Error('erased'));
    this.db ??= openDB<Copies>(copiesName, 1, {
      upgrade: (db) => {
        db.createObjectStore('notes', { keyPath: ['userId', 'meetingId', 'id'] });
        db.createObjectStore('clocks', { keyPath: ['userId', 'meetingId'] });
      },
      // A page erases the copies by name, the answer to signing out (Clear-Site-Data) pulls them from under us.
      blocking: () => this.erase(),
      terminated: () => this.erase(),
    }).catch((error: unknown) => {
      this.db = null;
      throw error;
    });
    return this.db;
  }
}
