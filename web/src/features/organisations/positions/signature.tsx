import { Skeleton } from '@mantine/core';
import { api, type Position } from '../../../api';
import { Problem, useText } from '../../../ui';
import { Dialog } from '../../../ui/forms';
import classes from '../organisations.module.css';

/** How the holder is printed under a letter: what the rules leave out is left out here as well. */
export function Signature({ position: { id, title }, onClose }: { position: Position; onClose: () => void }) {
  const t = useText();
  const { data, error } = api.useQuery('get', '/api/positions/{id}/signature', { params: { path: { id } } });
  return (
    <Dialog title={t('directory.signature.of', { title })} size="md" onClose={onClose}>
      {error && <Problem error={error} />}
      {!error && data === undefined && <Skeleton height="10rem" />}
      {data?.block && (
        <div className={classes.signature}>
          <p>{data.block.title},</p>
          <p className={classes.signed}>{data.block.name}</p>
          {data.block.rank !== null && <p>{data.block.rank}</p>}
          {data.block.employeeNumber !== null && <p>NIP {data.block.employeeNumber}</p>}
        </div>
      )}
      <p className={classes.note}>{t('directory.signature.rule')}</p>
    </Dialog>
  );
}
