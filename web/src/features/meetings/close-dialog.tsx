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
  const again = () => void refetch();
  const open = isFetching ? undefined : data?.items;
  const isOpen = open !== undefined && open.length > 0;
  const over = {
    noteLabel: t('meetings.close.why'),
    noteText: t('meetings.close.why.text'),
    noteRequired: true,
  };
  const confirm = async (note: string) => {
    try {
      await close(isOpen ? note : null);
    } catch (problem) {
      // What has come to be open since is told by the refusal, and then by the list.
      again();
      throw problem;
    }
  };
  return (
    <ConfirmMove
      opened
      onClose={onClose}
      title={word('meetings.ask', 'close')}
      confirmLabel={isOpen ? t('meetings.close.nevertheless') : word('meetings.move', 'close')}
      danger={isOpen}
      disabled={open === undefined}
      {...(isOpen ? over : {})}
      onConfirm={confirm}
    >
      <div className={classes.said}>
        <p>{word('meetings.consequence', 'close')}</p>
        <Looking isFetching={isFetching} error={error} onRetry={again} />
        {isOpen && <OpenEnds open={open} />}
      </div>
    </ConfirmMove>
  );
}

function Looking({
  isFetching,
  error,
  onRetry,
}: {
  isFetching: boolean;
  error: unknown;
  onRetry: () => void;
}) {
  const t = useText();
  if (isFetching) return <p role="status">{t('meetings.close.looking')}</p>;
  return error === null ? null : <Problem error={error} onRetry={onRetry} />;
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
