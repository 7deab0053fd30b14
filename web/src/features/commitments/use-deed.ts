import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Commitment } from '../../api';
import { tellProblem, useText } from '../../ui';
import { immediate, movesOf, type Deed, type Verb } from './moves';
import { useMove } from './use-commitment-moves';

const route = getRouteApi('/inside/commitments/$id');

export interface OpenDeed {
  /** The form that is open; it stands in the address, so that a message can link to it. */
  current: Deed | null;
  open: (deed: Deed) => void;
  close: () => void;
}

/** What the reader has set out to do: only what is possible now opens. */
export function useDeed(commitment: Commitment): OpenDeed {
  const t = useText();
  const asked = route.useSearch().do;
  const navigate = route.useNavigate();
  const router = useRouter();
  const move = useMove(commitment);
  // Whoever opened the form here goes back by closing it; whoever came by a link stays on the page.
  const openedHere = useRef(false);
  const { main, beside, more } = movesOf(commitment);
  const possible = [main, beside, ...more];
  const open = (deed: Deed) => {
    if (immediate.includes(deed)) {
      move(deed as Verb).catch((error: unknown) => tellProblem(error, t('commitments.move-failed')));
      return;
    }
    openedHere.current = true;
    void navigate({ search: { do: deed } });
  };
  const close = () => {
    if (openedHere.current) router.history.back();
    else void navigate({ search: {}, replace: true });
    openedHere.current = false;
  };
  const isForm = asked !== undefined && !immediate.includes(asked);
  return { current: isForm && possible.includes(asked) ? asked : null, open, close };
}
