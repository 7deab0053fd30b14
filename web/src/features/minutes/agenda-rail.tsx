import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { AgendaItem, Meeting } from '../../api';
import { useText } from '../../ui';
import { type ItemClock, spentOn, watch } from './item-clock';
import classes from './agenda-rail.module.css';
import { useSecond } from './use-clock';

interface AgendaRailProps {
  meeting: Meeting;
  at: string;
  clock: ItemClock;
  onGo: (itemId: string) => void;
}

/** The agenda beside the notes: where one is, what was planned, and how long it takes. */
export function AgendaRail({ meeting, at, clock, onGo }: AgendaRailProps) {
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <nav className={classes.agenda} aria-label={t('minutes.agenda')}>
      <ItemChooser meeting={meeting} at={at} onGo={onGo} />
      <ol ref={list}>
        {meeting.agendaItems.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className={classes.item}
              aria-current={item.id === at ? 'step' : undefined}
              onClick={() => onGo(item.id)}
            >
              <span className={classes.itemNumber}>{item.number}</span>
              <span className={classes.itemTitle}>{item.title}</span>
              <ItemTime item={item} clock={clock} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** On a phone the agenda is one line: the item at hand, and the ways to its neighbours. */
function ItemChooser({ meeting: { agendaItems }, at, onGo }: Omit<AgendaRailProps, 'clock'>) {
  const t = useText();
  const place = agendaItems.findIndex(({ id }) => id === at);
  const step = (by: 1 | -1) => {
    const next = agendaItems[place + by];
    return (
      <ActionIcon
        variant="default"
        size="lg"
        disabled={next === undefined}
        aria-label={t(by === 1 ? 'minutes.item.next' : 'minutes.item.previous')}
        onClick={() => next && onGo(next.id)}
      >
        {by === 1 ? <IconChevronRight size="1.125rem" /> : <IconChevronLeft size="1.125rem" />}
      </ActionIcon>
    );
  };
  return (
    <div className={classes.chooser}>
      {step(-1)}
      <NativeSelect
        aria-label={t('minutes.agenda')}
        value={at}
        data={agendaItems.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }))}
        onChange={({ currentTarget }) => onGo(currentTarget.value)}
      />
      {step(1)}
    </div>
  );
}

/** Planned minutes and the time so far; what is over the plan is said in words as well as in colour. */
export function ItemTime({ item, clock }: { item: AgendaItem; clock: ItemClock }) {
  const t = useText();
  const now = useSecond(clock.running?.itemId === item.id);
  const spent = spentOn(clock, item.id, now);
  const over = Math.floor((spent - item.minutes * 60_000) / 60_000);
  return (
    <span className={classes.itemTime} data-over={spent > item.minutes * 60_000 || undefined}>
      {spent >= 1000 && <span className={classes.watch}>{watch(spent)}</span>}
      <span>
        {spent > item.minutes * 60_000
          ? t('minutes.over', { over: Math.max(over, 0), minutes: item.minutes })
          : t('minutes.planned', { minutes: item.minutes })}
      </span>
    </span>
  );
}
