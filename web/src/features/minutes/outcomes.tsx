import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useText } from '../../ui';
import classes from './outcomes.module.css';
import { useWorking } from './working';

/** What the item has brought so far. */
export function Outcomes({ itemId }: { itemId: string }) {
  const t = useText();
  const { meeting, commitments } = useWorking();
  const promisedIds = usePromised(itemId);
  const decisions = meeting.decisions.filter(({ agendaItemId }) => agendaItemId === itemId);
  const promised = commitments.filter(({ id }) => promisedIds.includes(id));
  return (
    <section className={classes.outcomes} aria-label={t('minutes.outcomes')}>
      <h3>{t('minutes.outcomes')}</h3>
      {decisions.length + promised.length === 0 && <p>{t('minutes.outcomes.none')}</p>}
      <ul>
        {decisions.map(({ id, number, text }) => (
          <li key={id}>
            <strong>{t('meetings.decision.short', { number })}</strong> {text}
          </li>
        ))}
        {promised.map(({ id, reference, title }) => (
          <li key={id}>
            <Link to="/commitments/$id" params={{ id }}>
              {reference}
            </Link>{' '}
            {title}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The commitments that paragraphs of this item became; a text, so that it is the same while it does not change. */
function usePromised(itemId: string): string {
  const { book } = useWorking().desk;
  return useSyncExternalStore(
    (listener) => book.subscribe('all', listener),
    () =>
      book
        .idsOf(itemId)
        .flatMap((id) => book.get(id)?.mine.commitmentId ?? [])
        .join(' '),
  );
}
