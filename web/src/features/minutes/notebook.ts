import { inOrder, type Note, type NoteContent } from './note';

type Listener = () => void;

/**
 * The paragraphs of a meeting in memory. Who shows one of them listens to that one, so that a keystroke among two
 * thousand paragraphs draws one of them.
 */
export class Notebook {
  private readonly notes = new Map<string, Note>();
  private readonly order = new Map<string, readonly string[]>();
  private readonly listeners = new Map<string, Set<Listener>>();

  /** Hears of each note that was changed by the person at this device. */
  onEdit: (id: string) => void = () => undefined;

  get(id: string): Note | undefined {
    return this.notes.get(id);
  }

  all(): Note[] {
    return [...this.notes.values()];
  }

  /** The paragraphs of an item that are not struck, in their order; the same array as long as it does not change. */
  idsOf(itemId: string): readonly string[] {
    return this.order.get(itemId) ?? none;
  }

  /** Takes over what is known of a paragraph now. */
  put(...notes: Note[]): void {
    const changed = new Set<string>();
    for (const note of notes) {
      const before = this.notes.get(note.id);
      this.notes.set(note.id, note);
      changed.add(`note:${note.id}`);
      if (before !== undefined && isPlacedAlike(before.mine, note.mine)) continue;
      if (before !== undefined) changed.add(`item:${before.mine.agendaItemId}`);
      changed.add(`item:${note.mine.agendaItemId}`);
    }
    for (const key of changed) if (key.startsWith('item:')) this.sort(key.slice('item:'.length));
    for (const key of changed) this.tell(key);
    this.tell('all');
  }

  /** What the person at this device changes. */
  edit(id: string, change: Partial<NoteContent>): void {
    const note = this.notes.get(id);
    if (note === undefined) return;
    this.put({ ...note, mine: { ...note.mine, ...change }, refused: null });
    this.onEdit(id);
  }

  /** Forgets paragraphs that the server no longer has and nobody here writes on. */
  drop(ids: readonly string[]): void {
    const items = new Set(ids.flatMap((id) => this.notes.get(id)?.mine.agendaItemId ?? []));
    for (const id of ids) this.notes.delete(id);
    for (const item of items) {
      this.sort(item);
      this.tell(`item:${item}`);
    }
    this.tell('all');
  }

  /** `note:<id>`, `item:<id>`, or `all`. */
  subscribe(key: string, listener: Listener): () => void {
    const listeners = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.listeners.get(key) === listeners) this.listeners.delete(key);
    };
  }

  private sort(itemId: string): void {
    const here = this.all().filter(({ mine }) => mine.agendaItemId === itemId && !mine.deleted);
    this.order.set(
      itemId,
      here.toSorted(inOrder).map(({ id }) => id),
    );
  }

  private tell(key: string): void {
    for (const listener of this.listeners.get(key) ?? []) listener();
  }
}

const none: readonly string[] = [];

function isPlacedAlike(one: NoteContent, other: NoteContent): boolean {
  return (
    one.agendaItemId === other.agendaItemId &&
    one.orderKey === other.orderKey &&
    one.deleted === other.deleted
  );
}
