const prefix = 'sinergi.draft.';

/** What somebody typed and did not save yet, kept in this browser only. `key` names the person and the record. */
export function readDraft<Values>(key: string | null): Values | null {
  try {
    const text = key === null ? null : localStorage.getItem(prefix + key);
    return text === null ? null : (JSON.parse(text) as Values);
  } catch {
    return null;
  }
}

export function writeDraft(key: string | null, values: unknown): void {
  try {
    if (key !== null) localStorage.setItem(prefix + key, JSON.stringify(values));
  } catch {
    // A full or forbidden storage costs the draft, never the typing.
  }
}

export function clearDraft(key: string | null): void {
  try {
    if (key !== null) localStorage.removeItem(prefix + key);
  } catch {
    // Nothing was kept, so nothing remains.
  }
}

/** Whether anything typed in this browser waits to be saved. */
export function hasDrafts(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(prefix));
  } catch {
    return false;
  }
}

/** Where the minutes that are typed are kept (features/minutes/copy.ts). */
const notes = 'sinergi.notes';

/** On sign-out: the next person at this desk must not find what was typed. */
export function clearAllDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
    indexedDB.deleteDatabase(notes);
  } catch {
    // As above.
  }
}
