import { Button } from '@mantine/core';
import { useState } from 'react';
import type { HistoryEntry, Meeting } from '../../api';
import { History, seatName } from '../../records';
import { Section, useText, useWord } from '../../ui';

/** Who did what and when; opened by those who want to know. */
export function MeetingHistory({ meeting }: { meeting: Meeting }) {
  const t = useText();
  const word = useWord();
  const [open, setOpen] = useState(false);
  const describe = (entry: HistoryEntry) => {
    const about = aboutOf(entry, meeting);
    return `${entry.actor} ${word('meetings.verb', entry.verb)}${about === null ? '' : `: ${about}`}`;
  };
  return (
    <div data-print="no">
      <Section title={t('meetings.history')}>
        {open ? (
          <History
            path="/api/meetings/{id}/history"
            id={meeting.id}
            verbs="meetings.verb"
            describe={describe}
          />
        ) : (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('meetings.history.show')}
          </Button>
        )}
      </Section>
    </div>
  );
}

/** A change holds a value, or what it was before and after. */
const newest = (value: unknown): unknown => (Array.isArray(value) ? value.at(-1) : value);

/** Which part the entry speaks of, by the words people know it by. */
function aboutOf({ change }: HistoryEntry, meeting: Meeting): string | null {
  const { id, positionId, title, text } = change as Record<string, unknown>;
  const seat = meeting.attendances.find(
    (one) =>
      one.id === id || (positionId !== undefined && positionId !== null && one.position?.id === positionId),
  );
  if (seat) return seatName(seat);
  const known = newest(title) ?? newest(text);
  if (typeof known === 'string') return known;
  const item = meeting.agendaItems.find((one) => one.id === id);
  const decision = meeting.decisions.find((one) => one.id === id);
  return item?.title ?? decision?.text ?? null;
}
