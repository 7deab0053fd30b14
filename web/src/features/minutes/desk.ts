import { useEffect, useState, useSyncExternalStore } from 'react';
import { stayWhenSessionEnds, useMe } from '../../api';
import { clearDraft, writeDraft } from '../../ui/forms';
import { LocalCopy } from './copy';
import type { Note } from './note';
import { Notebook } from './notebook';
import type { SaveState } from './save-state';
import { Saver } from './saver';
import { serverOf } from './server';

/** Everything that writes on the minutes of one meeting: the paragraphs, the copy of this device, the way to the server. */
export interface Desk {
  book: Notebook;
  saver: Saver;
  copy: LocalCopy;
  /** Titles of positions that speak in paragraphs and may no longer be on the list of those present. */
  titles: Map<string, string>;
  start: () => () => void;
}

function openDesk(userId: string, meetingId: string): Desk {
  const book = new Notebook();
  const titles = new Map<string, string>();
  const copy: LocalCopy = new LocalCopy(userId, meetingId, () => saver.erased());
  const server = serverOf(meetingId, userId, ({ id, title }) => titles.set(id, title));
  const saver = new Saver(book, copy, server, userId);
  const mark = `${userId}.minutes-${meetingId}`;

  const start = () => {
    const flush = () => void saver.flush();
    const keep = () => void saver.keep();
    const look = () => (document.visibilityState === 'hidden' ? void saver.keep().then(flush) : flush());
    // Signing out asks first while something here waits to be sent.
    const note = () => (saver.state.waiting > 0 && !copy.isErased ? writeDraft(mark, 1) : clearDraft(mark));
    const ends = [
      stayWhenSessionEnds(() => saver.signedOut()),
      saver.subscribe(note),
      listen(window, 'online', flush),
      listen(window, 'pagehide', keep),
      listen(document, 'visibilitychange', look),
    ];
    void saver.load();
    return () => {
      for (const end of ends) end();
      saver.stop();
      // The last words still leave, though nobody looks on any more.
      if (!copy.isErased)
        void saver
          .flush()
          .then(note)
          .then(() => saver.stop());
    };
  };
  return { book, saver, copy, titles, start };
}

function listen(target: EventTarget, name: string, work: () => void): () => void {
  target.addEventListener(name, work);
  return () => target.removeEventListener(name, work);
}

export function useDesk(meetingId: string): Desk {
  const me = useMe();
  const [desk] = useState(() => openDesk(me.id, meetingId));
  useEffect(() => desk.start(), [desk]);
  return desk;
}

export function useNote({ book }: Desk, id: string): Note | undefined {
  return useSyncExternalStore(
    (listener) => book.subscribe(`note:${id}`, listener),
    () => book.get(id),
  );
}

export function useIdsOf({ book }: Desk, itemId: string): readonly string[] {
  return useSyncExternalStore(
    (listener) => book.subscribe(`item:${itemId}`, listener),
    () => book.idsOf(itemId),
  );
}

export function useSaveState({ saver }: Desk): SaveState {
  return useSyncExternalStore(saver.subscribe, () => saver.state);
}
