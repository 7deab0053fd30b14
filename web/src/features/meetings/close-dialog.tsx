import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { api, client, type Item, type Meeting } from '../../api';
import { Problem, tell, useText, useWord } from '../../ui';
import { ConfirmMove } from '../../ui/forms';
import classes from './meeting.module.css';
import { useMeetingWrites } from './use-meeting-writes';

type OpenEnd = Item<'/api/meetings/{id}/open-ends'>;

/** Closes a meeting that leaves nothing open; where it does, each thing leads to its place, and a reason closes over it. */
export function CloseDialog({ meeting: { id }, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useText();
  const word = useWord();
  const close = useClose(id);
  const { data, isFetching, error, refetch } = api.useQuery(
    'get',
    '/api/meetings/{id}/open-ends',
    { params: { path: { id } } },
    // What was open a minute ago may be settled, and the reverse.
    { staleTime: 0, refetchOnMount: 'always' },
  );
  const open = isFetching ? null : (data?.items ?? null);
  const isOpen = open !== null && open.length > 0;
  return (
    <ConfirmMove
      opened
      onClose={onClose}
      title={word('meetings.ask', 'close')}
      confirmLabel={isOpen ? t('meetings.close.nevertheless') : word('meetings.move', 'close')}
      danger={isOpen}
      disabled={open === null}
      {...(isOpen ? { noteLabel: t('meetings.close.why'), noteRequired: true } : {})}
      noteText={t('meetings.close.why.text')}
      onConfirm={async (note) => {
        // What has come to be open since is told by the refusal, and then by the list.
        await close(isOpen ? note : null).catch(async (problem: unknown) => {
          await refetch();
          throw problem;
        });
      }}
    >
      <div className={classes.said}>
        <p>{word('meetings.consequence', 'close')}</p>
        {isFetching && <p role="status">{t('meetings.close.looking')}</p>}
        {!isFetching && error !== null && <Problem error={error} onRetry={() => void refetch()} />}
        {isOpen && <OpenEnds open={open} />}
      </div>
    </ConfirmMove>
  );
}

function OpenEnds({ open }: { open: OpenEnd[] }) {
  const t = useText();
  const { history } = useRouter();
  const go = (event: MouseEvent, link: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.push(link);
  };
  return (
    <>
      <p>{t('meetings.close.open', { count: open.length })}</p>
      <ul className={classes.openEnds}>
        {open.map(({ message, link }) => (
          <li key={message}>
            <a href={link} onClick={(event) => go(event, link)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function useClose(id: string): (nevertheless: string | null) => Promise<void> {
  const word = useWord();
  const writes = useMeetingWrites(id);
  return async (nevertheless) => {
    await writes.add(() =>
      client.POST('/api/meetings/{id}/moves', {
        params: { path: { id } },
        body: { verb: 'close', nevertheless },
      }),
    );
    tell(word('meetings.moved', 'close'));
  };
}
