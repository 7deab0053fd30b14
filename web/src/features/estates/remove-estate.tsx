import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client, ifMatch, refresh, type Estate } from '../../api';
import { tell, useText } from '../../ui';
import { ConfirmMove } from '../../ui/forms';
import classes from './estates.module.css';

/** The way out of the register: open once nobody is in the estate, and until then the way to who is. */
export function RemoveEstate({ estate, onRemoved }: { estate: Estate; onRemoved: () => void }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const remove = useRemove(estate, onRemoved);
  const { id, name, organisations } = estate;
  if (organisations > 0) {
    return (
      <p className={classes.remove}>
        {t('estates.remove.occupied', { count: organisations })}{' '}
        <Link to="/organisations" search={{ estateId: id }}>
          {t('estates.remove.who')}
        </Link>
      </p>
    );
  }
  return (
    <div className={classes.remove}>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('estates.remove')}
      </Button>
      <ConfirmMove
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('estates.remove.title', { name })}
        confirmLabel={t('common.delete')}
        danger
        onConfirm={remove}
      >
        {t('estates.remove.text')}
      </ConfirmMove>
    </div>
  );
}

function useRemove({ id, name, version }: Estate, onRemoved: () => void) {
  const t = useText();
  const queries = useQueryClient();
  return async () => {
    await client.DELETE('/api/estates/{id}', { ...ifMatch(version), params: { path: { id } } });
    onRemoved();
    void refresh(queries, '/api/estates', '/api/organisations');
    tell(t('estates.removed', { name }));
  };
}
