import { Button, NumberInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, refresh, type MinutesState } from '../../api';
import { Notice, tell, useText, useWord } from '../../ui';
import { ConfirmMove } from '../../ui/forms';

const verbs = ['correct', 'open_round', 'end_round', 'approve'] as const;
type Verb = (typeof verbs)[number];
const usualDays = 2;

interface MovesProps {
  meetingId: string;
  state: MinutesState;
}

export const movesOf = ({ can }: MinutesState): Verb[] => verbs.filter((verb) => can.includes(verb));

/** What comes next for the minutes, the main move last. */
export function MinutesMoves({ meetingId, state }: MovesProps) {
  const t = useText();
  const word = useWord();
  const [asked, setAsked] = useState<Verb | null>(null);
  const [days, setDays] = useState(usualDays);
  const move = useMove(meetingId, state);
  const possible = movesOf(state);
  return (
    <>
      {possible.map((verb, at) => (
        <Button
          key={verb}
          variant={at === possible.length - 1 && verb !== 'correct' ? 'filled' : 'default'}
          onClick={() => setAsked(verb)}
        >
          {word('approval.move', verb)}
        </Button>
      ))}
      {asked !== null && (
        <ConfirmMove
          key={asked}
          opened
          onClose={() => setAsked(null)}
          title={word('approval.ask', asked)}
          confirmLabel={word('approval.move', asked)}
          {...(asked === 'correct' ? { noteLabel: t('approval.reason'), noteRequired: true } : {})}
          onConfirm={(note) => move(asked, note, days)}
        >
          {asked === 'approve' && state.acceptedUnchanged > 0 && (
            <Notice>{t('approval.accepted-unchanged', { count: state.acceptedUnchanged })}</Notice>
          )}
          <p>{t(textOf(asked, state))}</p>
          {asked === 'open_round' && (
            <NumberInput
              label={t('approval.days')}
              value={days}
              min={1}
              max={20}
              clampBehavior="strict"
              allowDecimal={false}
              onChange={(value) => setDays(typeof value === 'number' ? value : usualDays)}
            />
          )}
        </ConfirmMove>
      )}
    </>
  );
}

/** Staff say by the button that the chair approved; a chair speaks for themselves. */
function textOf(verb: Verb, { can }: MinutesState) {
  if (verb === 'approve' && !can.includes('answer')) {
    return 'approval.text.approve.chair';
  }
  return `approval.text.${verb}` as const;
}

function useMove(id: string, { can }: MinutesState) {
  const t = useText();
  const queries = useQueryClient();
  return async (verb: Verb, note: string, days: number) => {
    const params = { path: { id } };
    try {
      if (verb === 'approve') {
        const body = can.includes('answer') ? { chairApproved: true } : {};
        await client.POST('/api/meetings/{id}/minutes/approvals', { params, body });
      } else {
        const body = { verb, ...(verb === 'open_round' ? { days } : {}), ...(note === '' ? {} : { note }) };
        await client.POST('/api/meetings/{id}/minutes/moves', { params, body });
      }
      tell(t(`approval.done.${verb}`));
    } finally {
      await refresh(queries, '/api/meetings');
      await refresh(queries, '/api/commitments');
    }
  };
}
