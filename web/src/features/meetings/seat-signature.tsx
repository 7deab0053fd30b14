import { Skeleton } from '@mantine/core';
import { api, type Attendance } from '../../api';
import { seatName } from '../../records';
import { Problem, useText } from '../../ui';
import { Dialog } from '../../ui/forms';
import classes from './attendance.module.css';

interface SeatSignatureProps {
  seat: Attendance;
  meetingId: string;
  onClose: () => void;
}

/** What somebody drew on their telephone when they checked in, as it was drawn. */
export function SeatSignature({ seat, meetingId, onClose }: SeatSignatureProps) {
  const t = useText();
  const name = seat.representedBy ?? seatName(seat);
  const { data, error } = api.useQuery('get', '/api/meetings/{id}/seats/{seatId}/signature', {
    params: { path: { id: meetingId, seatId: seat.id } },
  });
  return (
    <Dialog title={t('check-in.signature.of', { name })} size="md" onClose={onClose}>
      {error && <Problem error={error} />}
      {!error && data === undefined && <Skeleton height="10rem" />}
      {data !== undefined && (
        <svg
          className={classes.signature}
          viewBox="0 0 600 200"
          role="img"
          aria-label={t('check-in.signature.of', { name })}
        >
          <path d={data.path} />
        </svg>
      )}
    </Dialog>
  );
}
