import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Attendance } from '../../api';
import { DateTimeText, useText, WhenWorded } from '../../ui';
import classes from './attendance.module.css';

const SeatSignature = lazy(async () => ({ default: (await import('./seat-signature')).SeatSignature }));

interface CheckedInProps {
  seat: Attendance;
  meetingId: string;
  zone: string;
}

/** When somebody came in and by which way, with what they signed; nothing for who was marked by hand. */
export function CheckedIn(props: CheckedInProps) {
  const { checkedInAt } = props.seat;
  return (
    checkedInAt !== null && (
      <WhenWorded>
        <Words {...props} at={checkedInAt} />
      </WhenWorded>
    )
  );
}

function Words({ seat, meetingId, zone, at }: CheckedInProps & { at: string }) {
  const t = useText();
  const [isShown, setShown] = useState(false);
  return (
    <span className={classes.came}>
      <span>
        {t(seat.checkedInVia === 'qr' ? 'check-in.by.qr' : 'check-in.by.desk')}{' '}
        <DateTimeText at={at} zone={zone} length="short" />
      </span>
      {seat.signed && (
        <Button variant="subtle" size="compact-xs" onClick={() => setShown(true)}>
          {t('check-in.signature.show')}
        </Button>
      )}
      {isShown && (
        <Suspense>
          <SeatSignature seat={seat} meetingId={meetingId} onClose={() => setShown(false)} />
        </Suspense>
      )}
    </span>
  );
}
