import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../text';
import classes from './record-form.module.css';

interface StaleWriteProps<Values extends object> {
  opened: boolean;
  /** What stands in the form. */
  mine: Values;
  /** What the server holds now; null while it is fetched. */
  theirs: Values | null;
  /** The words for the fields; fields without one are not compared. */
  labels: Partial<Record<keyof Values, string>>;
  show?: (key: keyof Values, value: unknown) => ReactNode;
  /** Save mine over it: send again with the new version. */
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}

const asText = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? '–'
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** Somebody else saved first (412): shows both versions side by side and lets the person choose. */
export function StaleWrite<Values extends object>(props: StaleWriteProps<Values>) {
  const {
    opened,
    mine,
    theirs,
    labels,
    show = (_, value) => asText(value),
    onMine,
    onTheirs,
    onClose,
  } = props;
  const t = useText();
  const differing = (Object.keys(labels) as (keyof Values)[]).filter(
    (key) => theirs !== null && asText(mine[key]) !== asText(theirs[key]),
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('common.stale.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={classes.dialogText}>{t('common.stale.text')}</p>
      <table className={classes.compare}>
        <thead>
          <tr>
            <th scope="col">{t('common.stale.field')}</th>
            <th scope="col">{t('common.stale.mine')}</th>
            <th scope="col">{t('common.stale.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((key) => (
            <tr key={String(key)}>
              <th scope="row">{labels[key]}</th>
              <td>{show(key, mine[key])}</td>
              <td>{theirs === null ? '…' : show(key, theirs[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.dialogMoves}>
        <Button variant="default" onClick={onTheirs} disabled={theirs === null}>
          {t('common.stale.take-theirs')}
        </Button>
        <Button onClick={onMine} disabled={theirs === null}>
          {t('common.stale.keep-mine')}
        </Button>
      </div>
    </Modal>
  );
}
