import { Button } from '@mantine/core';
import { api, client, type Item, type Meeting } from '../../api';
import { tell, tellProblem, useText } from '../../ui';
import classes from './agenda.module.css';
import { useMeetingWrites } from './use-meeting-writes';

type CarryOverItem = Item<'/api/meetings/{id}/carry-over'>;

/** What the meeting before has left over and is not on this agenda yet, to be added one by one. */
export function LeftOver({
  meeting,
  previous,
}: {
  meeting: Meeting;
  previous: Meeting['previous'] & object;
}) {
  const t = useText();
  const add = useAdd(meeting);
  const { data } = api.useQuery('get', '/api/meetings/{id}/carry-over', {
    params: { path: { id: previous.id } },
  });
  const isHere = (item: CarryOverItem) =>
    meeting.agendaItems.some(({ continuesId }) => continuesId === item.id);
  const left = (data?.items ?? []).filter((item) => item.reason !== null && !isHere(item));
  if (left.length === 0) return null;
  return (
    <section className={classes.leftOver} aria-label={t('planning.left')} data-print="no">
      <h3 className={classes.title}>{t('planning.left')}</h3>
      <p className={classes.facts}>{t('planning.left.text', { reference: previous.reference })}</p>
      <ul className={classes.leftItems}>
        {left.map((item) => (
          <li key={item.id} className={classes.leftItem}>
            <div className={classes.body}>
              {item.title}
              <p className={classes.facts}>
                {item.reason === 'undiscussed'
                  ? t('planning.reason.undiscussed')
                  : t('planning.reason.open', { count: item.openCommitments })}
                {item.returns > 0 && ` · ${t('planning.returns', { count: item.returns })}`}
              </p>
            </div>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('planning.left.add.named', { title: item.title })}
              onClick={() => void add(item)}
            >
              {t('planning.left.add')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useAdd({ id }: Meeting): (item: CarryOverItem) => Promise<void> {
  const t = useText();
  const writes = useMeetingWrites(id);
  return async ({
    id: continuesId,
    title,
    topic,
    minutes,
    presenter,
    presenterPositionId,
    classification,
  }) => {
    const body = { title, topic, minutes, presenter, presenterPositionId, classification, continuesId };
    try {
      await writes.add(() =>
        client.POST('/api/meetings/{id}/agenda-items', { params: { path: { id } }, body }),
      );
      tell(t('planning.left.added', { title }));
    } catch (error) {
      tellProblem(error, t('meetings.failed'));
    }
  };
}
