import { api, type ReminderRule } from '../../api';
import { DataTable, Empty, Loaded, StatusLight, useText, useWord, type Column, type Text } from '../../ui';

/** The rules behind the ledger: before what, whom, through which channel. */
export function Rules() {
  const t = useText();
  const word = useWord();
  const query = api.useQuery('get', '/api/reminder-rules');
  const columns: Column<ReminderRule>[] = [
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
    { id: 'when', header: t('reminders.rule.when'), width: '16rem', cell: (rule) => whenText(rule, t) },
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
      header: t('reminders.rule.enabled'),
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

/** A negative offset is before the day, a positive one after it. */
function whenText({ offset, time, repeatEveryDays }: ReminderRule, t: Text): string {
  const values = { offset: Math.abs(offset), unit: t('reminders.unit.working_days') };
  const day =
    offset === 0 ? t('reminders.on-the-day') : t(offset < 0 ? 'reminders.before' : 'reminders.after', values);
  const again = repeatEveryDays === null ? [] : [t('reminders.every', { days: repeatEveryDays })];
  return [day, t('reminders.at', { time: time.replace(':', '.') }), ...again].join(', ');
}
