import { Button } from '@mantine/core';
import { useList, useOffice, type Item } from '../../api';
import { formatMoment, Section, StatusLight, useLocale, useText, useWord, type Tone } from '../../ui';
import classes from './my-data.module.css';

type Correction = Item<'/api/me/corrections'>;

const tones: Record<Correction['status'], Tone> = { open: 'wait', done: 'done', refused: 'muted' };

/** What this person asked to be corrected, and what became of it. */
export function OwnCorrections() {
  const t = useText();
  const { items, hasMore, loadMore, isLoadingMore, isPending } = useList('/api/me/corrections', { limit: 5 });
  return (
    <Section title={t('my-data.corrections')}>
      <p className={classes.text}>{t('my-data.corrections.text')}</p>
      {items.length === 0 && !isPending && <p className={classes.small}>{t('my-data.corrections.none')}</p>}
      {items.length > 0 && (
        <ul className={classes.rows}>
          {items.map((correction) => (
            <Row key={correction.id} correction={correction} />
          ))}
        </ul>
      )}
      {hasMore && (
        <Button variant="subtle" loading={isLoadingMore} onClick={loadMore}>
          {t('common.load-more')}
        </Button>
      )}
    </Section>
  );
}

function Row({ correction }: { correction: Correction }) {
  const t = useText();
  const word = useWord();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const { field, wrong, wanted, status, reason, createdAt, dueAt, answeredAt } = correction;
  const moment = (at: string) => formatMoment(at, timeZone, locale, 'short');
  const times =
    answeredAt === null
      ? t('my-data.correction.asked', { when: moment(createdAt), due: moment(dueAt) })
      : t('my-data.correction.answered', { when: moment(answeredAt) });
  return (
    <li className={classes.row}>
      <span className={classes.head}>
        <span className={classes.strong}>{word('my-data.correction.field', field)}</span>
        <StatusLight tone={tones[status]} word={word('my-data.correction.status', status)} />
      </span>
      <span className={classes.words}>{t('my-data.correction.wrong', { text: wrong })}</span>
      <span className={classes.words}>{t('my-data.correction.wanted', { text: wanted })}</span>
      {reason !== null && (
        <span className={classes.words}>{t('my-data.correction.reason', { text: reason })}</span>
      )}
      <span className={classes.small}>{times}</span>
    </li>
  );
}
