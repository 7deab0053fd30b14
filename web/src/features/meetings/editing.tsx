import { createContext, use, useMemo, useState, type ReactNode } from 'react';

interface Editing {
  /** The one part that is being written, e.g. `item.<id>`; its draft outlives its closing. */
  open: string | null;
  set: (part: string | null) => void;
}

const EditingContext = createContext<Editing>({ open: null, set: () => undefined });

/** One editor at a time on the page of a meeting. */
export function EditingProvider({ children }: { children: ReactNode }) {
  const [open, set] = useState<string | null>(null);
  const editing = useMemo(() => ({ open, set }), [open]);
  return <EditingContext value={editing}>{children}</EditingContext>;
}

export function useEditing(): Editing {
  return use(EditingContext);
}
