import { api, type ReminderRule } from '../../api';
import {
  DataTable,
  Empty,
  Loaded,
  StatusLight,
  useLocale,
  useText,
  useWord,
  type Column,
  type Locale,
  type Text,
} from '../../ui';

/** The rules behind the ledger: before what, whom, through which channel. */
export function Rules() {
  const t = useText();
  const query = api.useQuery('get', '/api/reminder-rules');
  const columns = useColumns();
  return (
    <Loaded query={query}>
      {({ items }) => (
        <DataTable
          label={t('reminders.rules')}
          list={items}
          rowKey={({ id }) => id}
          columns={columns}
          empty={<Empty title={t('reminders.rules')} />}
        />
      )}
    </Loaded>
  );
}

function useColumns(): Column<ReminderRule>[] {
  const t = useText();
  const word = useWord();
  const locale = useLocale();
  return [
    {
      id: 'name',
      header: t('reminders.rule.name'),
      phone: 'title',
      cell: ({ code }) => word('reminders.rule-name', code),
    },
    {
      id: 'subject',
      header: t('reminders.subject'),
      width: '9rem',
      phone: 'eyebrow',
      cell: ({ subject }) => word('reminders.rule.subject', subject),
    },
    {
      id: 'when',
      header: t('reminders.rule.when'),
      width: '16rem',
      cell: (rule) => whenText(rule, t, locale),
    },
    {
      id: 'audience',
      header: t('reminders.rule.audience'),
      width: '13rem',
      cell: ({ audience }) => word('reminders.audience', audience),
    },
    {
      id: 'channel',
      header: t('reminders.channel'),
      width: '7rem',
      cell: ({ channel }) => word('reminders.channel', channel),
    },
    {
      id: 'enabled',
      header: t('reminders.state'),
      width: '7rem',
      phone: 'aside',
      cell: ({ enabled }) => (
        <StatusLight
          tone={enabled ? 'good' : 'muted'}
          word={t(enabled ? 'reminders.rule.on' : 'reminders.rule.off')}
        />
      ),
    },
  ];
}

/** A negative offset is before the day, a positive one after it. */
function whenText({ offset, time, repeatEveryDays }: ReminderRule, t: Text, locale: Locale): string {
  const count = Math.abs(offset);
  const values = { offset: count, unit: t('reminders.unit.working_days', { count }) };
  const day =
    offset === 0 ? t('reminders.on-the-day') : t(offset < 0 ? 'reminders.before' : 'reminders.after', values);
  const again = repeatEveryDays === null ? [] : [t('reminders.every', { days: repeatEveryDays })];
  const clock = locale === 'id' ? time.replace(':', '.') : time;
  return [day, t('reminders.at', { time: clock }), ...again].join(', ');
}
