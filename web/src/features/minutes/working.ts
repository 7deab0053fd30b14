import { createContext, useContext } from 'react';
import type { CommitmentRow, Meeting } from '../../api';
import type { Desk } from './desk';
import type { Speaker } from './speakers';

/** What every paragraph of the desk needs besides itself; it stays the same object while one types. */
export interface Working {
  desk: Desk;
  meeting: Meeting;
  commitments: CommitmentRow[];
  speakers: Speaker[];
  itemIds: readonly string[];
  mayWrite: boolean;
  goToItem: (itemId: string) => void;
  openPanel: (noteId: string) => void;
  help: () => void;
}

const WorkingContext = createContext<Working | null>(null);

export const WorkingProvider = WorkingContext.Provider;

export function useWorking(): Working {
  const working = useContext(WorkingContext);
  if (working === null) throw new Error('useWorking outside the desk');
  return working;
}
