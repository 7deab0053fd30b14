import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, type DoorSeat } from '../../api';
import { Problem, useText } from '../../ui';
import classes from './check-in.module.css';

interface FindSeatProps {
  pass: string;
  onChoose: (seat: DoorSeat) => void;
  onNotFound: () => void;
}

/** The own seat, found by a few letters of the position, the name or the organisation. */
export function FindSeat({ pass, onChoose, onNotFound }: FindSeatProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const enabled = q.length > 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['door-seats', pass, q],
    queryFn: () =>
      client.POST('/api/check-ins/seats', { body: { pass, q } }).then(({ data: found }) => found!),
    enabled,
    placeholderData: keepPreviousData,
  });
  const seats = enabled ? (data?.items ?? []) : [];
  return (
    <div className={classes.form}>
      <TextInput
        label={t('check-in.find')}
        description={t('check-in.find.hint')}
        autoFocus
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <div role="status">
        {enabled && data !== undefined && seats.length === 0 && <p>{t('check-in.none')}</p>}
      </div>
      {seats.length > 0 && (
        <ul className={classes.seats}>
          {seats.map((seat) => (
            <li key={seat.id}>
              <button
                type="button"
                className={classes.seat}
                disabled={seat.taken}
                onClick={() => onChoose(seat)}
              >
                <span>{seat.words}</span>
                <span className={classes.soft}>
                  {[seat.organisation, seat.taken ? t('check-in.taken') : null].filter(Boolean).join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button variant="subtle" onClick={onNotFound}>
          {t('check-in.not-invited')}
        </Button>
      </div>
    </div>
  );
}
