import { Link, linkOptions } from '@tanstack/react-router';
import { useList, useOffice, type Item } from '../../api';
import { DataTable, DateTimeText, Empty, Page, useText, type Column } from '../../ui';
import { Address } from './address';

type MailRow = Item<'/api/mailbox'>;

/** What this program would have sent, newest first. */
export function MailboxPage() {
  const t = useText();
  const { timeZone } = useOffice();
  const list = useList('/api/mailbox', {});
  const columns: Column<MailRow>[] = [
    {
      id: 'to',
      header: t('mailbox.to'),
      width: '20rem',
      phone: 'line',
      cell: ({ to }) => <Address value={to} />,
    },
    {
      id: 'subject',
      header: t('mailbox.subject'),
      phone: 'title',
      cell: ({ subject, exempt }) => (exempt ? t('mailbox.exempt') : subject),
    },
    {
      id: 'sent',
      header: t('mailbox.sent'),
      width: '12.5rem',
      phone: 'eyebrow',
      cell: ({ sentAt }) => <DateTimeText at={sentAt} zone={timeZone} length="short" />,
    },
  ];
  return (
    <Page
      title={t('mailbox.title')}
      eyebrow={
        <Link to="/administration" activeOptions={{ exact: true }}>
          {t('shell.administration')}
        </Link>
      }
      lead={t('mailbox.lead')}
    >
      <DataTable
        label={t('mailbox.title')}
        list={list}
        rowKey={({ id }) => id}
        link={({ id }) => linkOptions({ to: '/mailbox/$id', params: { id } })}
        columns={columns}
        empty={<Empty title={t('mailbox.empty')}>{t('mailbox.empty.text')}</Empty>}
      />
    </Page>
  );
}
