import { Button, Collapse } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useList, type Holder, type Position } from '../../../api';
import { formatDay, Problem, Skeleton, useLocale, useText } from '../../../ui';
import classes from '../organisations.module.css';
import { titleToday } from './title-today';

/** Who held the post before: old documents name them. Read only when somebody opens it. */
export function EarlierHolders({ position }: { position: Position }) {
  const t = useText();
  const [opened, setOpened] = useState(false);
  const region = useId();
  const { title } = position;
  return (
    <div className={classes.earlier}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={classes.fold ?? ''}
        fw={400}
        rightSection={<IconChevronDown size="1em" aria-hidden data-opened={opened || undefined} />}
        aria-expanded={opened}
        aria-controls={region}
        aria-label={t('directory.holders.of', { title })}
        onClick={() => setOpened(!opened)}
        data-print="no"
      >
        {t('directory.holders')}
      </Button>
      <Collapse expanded={opened} id={region}>
        {opened && <Holders position={position} />}
      </Collapse>
    </div>
  );
}

function Holders({ position: { id, title, holder } }: { position: Position }) {
  const t = useText();
  const list = useList('/api/positions/{id}/appointments', { limit: 20 }, { pathParams: { id } });
  if (list.error) return <Problem error={list.error} onRetry={list.retry} />;
  if (list.isPending) return <Skeleton lines={2} />;
  const others = list.items.filter(({ appointmentId }) => appointmentId !== holder?.appointmentId);
  if (others.length === 0) return <p className={classes.note}>{t('directory.holders.none')}</p>;
  return (
    <>
      <ul className={classes.holders}>
        {others.map((other) => (
          <HolderLine key={other.appointmentId} holder={other} title={title} />
        ))}
      </ul>
      {list.hasMore && (
        <Button variant="default" size="compact-sm" loading={list.isLoadingMore} onClick={list.loadMore}>
          {t('directory.holders.more')}
        </Button>
      )}
    </>
  );
}

function HolderLine({
  holder: { person, kind, startsOn, endsOn, decree },
  title,
}: {
  holder: Holder;
  title: string;
}) {
  const t = useText();
  const locale = useLocale();
  const until = endsOn === null ? 'none' : formatDay(endsOn, locale);
  return (
    <li>
      {person.name}
      <span className={classes.second}>
        {kind !== 'definitive' && `${titleToday(title, kind, t)} · `}
        {t('directory.term', { from: formatDay(startsOn, locale), until })}
        {decree !== null && ` · ${t('directory.decree', { decree })}`}
      </span>
    </li>
  );
}
