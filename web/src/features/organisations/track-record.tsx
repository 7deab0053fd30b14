import { useList, useMe, useOffice, type CommitmentRow, type Organisation } from '../../api';
import { commitmentsBehind } from '../../records';
import {
  ButtonLink,
  Empty,
  Figure,
  Figures,
  formatDay,
  Problem,
  Skeleton,
  useLocale,
  useText,
  type Text,
} from '../../ui';
import classes from './organisations.module.css';

type Light = 'done' | 'late' | 'waiting' | 'open';

/** The most that one answer brings; beyond, the figure says "200+" and the list behind it goes on. */
const most = 200;

function useCounted(ownerId: string, light: Light) {
  const list = useList('/api/commitments', { ownerId, light, limit: most });
  return { ...list, ownerId, light, count: `${list.items.length}${list.hasMore ? '+' : ''}` };
}

type Counted = ReturnType<typeof useCounted>;

/** What it kept, what is late, what waits: each figure opens the rows it counts. */
export function TrackRecord({ organisation }: { organisation: Organisation }) {
  const t = useText();
  const locale = useLocale();
  const { today } = useOffice();
  const { id } = organisation;
  const done = useCounted(id, 'done');
  const late = useCounted(id, 'late');
  const waiting = useCounted(id, 'waiting');
  const active = useCounted(id, 'open');
  const all = [done, late, waiting, active];
  const failed = all.find(({ error }) => error !== null);
  if (failed) return <Problem error={failed.error} onRetry={failed.retry} />;
  if (all.some(({ isPending }) => isPending)) return <Skeleton lines={2} />;
  if (all.every(({ items }) => items.length === 0)) return <NoPromises organisation={organisation} />;
  return (
    <div className={classes.record}>
      <Figures>
        <Counter of={done} label={t('directory.kept')} source={t('directory.kept.source')} />
        <Counter
          of={late}
          label={t('directory.late')}
          source={t('directory.late.source', { days: longest(late.items) })}
        />
        <Counter of={waiting} label={t('directory.waiting')} source={waitingFor(waiting.items, t)} />
        <Counter of={active} label={t('directory.active')} source={standing(active.items, t)} />
      </Figures>
      <p className={classes.note}>{t('directory.counted', { day: formatDay(today, locale) })}</p>
    </div>
  );
}

function Counter({
  of: { light, ownerId, items, count },
  label,
  source,
}: {
  of: Counted;
  label: string;
  source: string;
}) {
  const tone = light === 'late' && items.length > 0 ? 'bad' : undefined;
  return (
    <Figure
      value={count}
      label={label}
      source={source}
      tone={tone}
      link={commitmentsBehind({ ownerId, light })}
    />
  );
}

function longest(late: CommitmentRow[]): number {
  return Math.max(0, ...late.map(({ lateWorkingDays }) => lateWorkingDays));
}

function waitingFor(items: CommitmentRow[], t: Text): string {
  const proposed = items.filter(({ status }) => status === 'proposed').length;
  const submitted = items.length - proposed;
  if (items.length === 0) return t('directory.waiting.none');
  return t('directory.waiting.source', {
    submitted,
    proposed,
    both: submitted > 0 && proposed > 0 ? 'yes' : 'no',
  });
}

function standing(items: CommitmentRow[], t: Text): string {
  if (items.length === 0) return t('directory.active.none');
  const count = (wanted: string) => items.filter(({ light }) => light === wanted).length;
  return t('directory.active.source', { risky: count('at_risk'), well: count('on_track') });
}

function NoPromises({ organisation: { id, name } }: { organisation: Organisation }) {
  const t = useText();
  const me = useMe();
  return (
    <Empty
      title={t('directory.never')}
      action={
        me.can.includes('commitments.create') ? (
          <ButtonLink variant="default" to="/commitments/new" search={{ ownerId: id }}>
            {t('shell.new-commitment')}
          </ButtonLink>
        ) : undefined
      }
    >
      {t('directory.never.text', { name })}
    </Empty>
  );
}
