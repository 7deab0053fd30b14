import type { LocalCopy } from './copy';
import type { NoteContent, NoteView } from './note';

/** What became of a paragraph that was sent. */
export interface Saved {
  id: string;
  state: 'saved' | 'stale' | 'gone' | 'refused';
  block: NoteView | null;
  errors: { message: string }[];
}

export interface Write {
  id: string;
  version: number | null;
  block: NoteContent;
}

/** The server, as the saver needs it; whatever goes wrong is thrown. */
export interface Server {
  save: (blocks: Write[]) => Promise<Saved[]>;
  list: () => Promise<NoteView[]>;
  /** Who is signed in by now; null when nobody is. */
  who: () => Promise<string | null>;
}

export type Copy = Pick<LocalCopy, 'read' | 'write' | 'isErased' | 'allow'>;

export type Standing =
  'saved' | 'saving' | 'offline' | 'trouble' | 'signed-out' | 'other-person' | 'final' | 'forbidden';

export interface SaveState {
  standing: Standing;
  /** When the server last had everything. */
  savedAt: string | null;
  /** How many paragraphs the server does not have yet. */
  waiting: number;
  /** Whether they are kept on this device; false when the browser refuses. */
  kept: boolean;
  conflicts: number;
  /** How many the server does not take as they stand. */
  refused: number;
  /** What this device and the server have is on the screen, as far as either could be asked. */
  ready: boolean;
}
