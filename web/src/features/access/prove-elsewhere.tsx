import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { Notice, useText } from '../../ui';
import classes from './access.module.css';
import { onProvedElsewhere } from './proved';

const start = '/api/sso/start?purpose=proof';

interface ProveElsewhereProps {
  /** How people call the provider. */
  name: string;
  /** There is no other way, so this is what the dialog is for. */
  only?: boolean;
  onProven: () => void;
  onCancel?: () => void;
}

/**
 * Through the office's provider once more, in a window of its own, so that whatever is typed on this page stays. A link
 * underneath, since nothing keeps a browser from opening that, in a tab on a phone.
 */
export function ProveElsewhere({ name, only = false, onProven, onCancel }: ProveElsewhereProps) {
  const t = useText();
  const [waiting, setWaiting] = useState(false);
  const latest = useRef(onProven);
  useEffect(() => {
    latest.current = onProven;
  });
  useEffect(() => onProvedElsewhere(() => latest.current()), []);
  const press = (event: MouseEvent) => {
    setWaiting(true);
    if (window.open(start, 'sinergi-proof', 'popup,width=520,height=720') !== null) event.preventDefault();
  };
  return (
    <>
      {waiting && (
        <div role="status" className={classes.waiting}>
          <Notice>
            {t('proof.provider.waiting')} {t('proof.provider.done')}{' '}
            <button type="button" className={classes.link} onClick={onProven}>
              {t('proof.provider.go-on')}
            </button>
          </Notice>
        </div>
      )}
      <div className={classes.moves}>
        <Button
          component="a"
          href={start}
          target="_blank"
          variant={only ? 'filled' : 'default'}
          fullWidth={!only}
          onClick={press}
          data-autofocus={only || undefined}
        >
          {t('proof.provider', { name })}
        </Button>
        {onCancel !== undefined && (
          <Button variant="subtle" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
    </>
  );
}
