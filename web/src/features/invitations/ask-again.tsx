import { useQueryClient } from '@tanstack/react-query';
import { api, client, refresh, type Meeting } from '../../api';
import { Loaded, tell, useText } from '../../ui';
import { ConfirmMove } from '../../ui/forms';
import classes from './invitations.module.css';

/** Shows who would be asked once more, then asks them; each at most once a day. */
export function AskAgain({ meeting: { id }, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const params = { path: { id } };
  const query = api.useQuery('get', '/api/meetings/{id}/requests', { params }, { staleTime: 0 });
  const isNobody = query.data?.items.length === 0;
  const ask = async () => {
    if (isNobody) return;
    const { data: done } = await client.POST('/api/meetings/{id}/requests', { params });
    await refresh(queries, '/api/meetings');
    tell(t('invitations.ask.done', { count: done?.asked ?? 0 }));
  };
  return (
    <ConfirmMove
      opened
      title={t('invitations.ask.title')}
      confirmLabel={t(isNobody ? 'common.close' : 'invitations.ask.do')}
      disabled={query.data === undefined}
      onClose={onClose}
      onConfirm={ask}
    >
      <Loaded query={query}>
        {({ items, waiting, unreachable }) => (
          <>
            <p>{t('invitations.ask.text', { count: items.length })}</p>
            <ul className={classes.names}>
              {items.map(({ id: seat, words, address }) => (
                <li key={seat}>
                  {words} <span className={classes.soft}>{address}</span>
                </li>
              ))}
            </ul>
            {waiting > 0 && (
              <p className={classes.soft}>{t('invitations.ask.waiting', { count: waiting })}</p>
            )}
            {unreachable > 0 && (
              <p className={classes.soft}>{t('invitations.ask.unreachable', { count: unreachable })}</p>
            )}
          </>
        )}
      </Loaded>
    </ConfirmMove>
  );
}
