import { SegmentedControl } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { api, useOffice, type Answer } from '../../api';
import { DateTimeText, Facts, Loaded, Notice, Page, useText } from '../../ui';
import { Address } from './address';
import classes from './mailbox.module.css';

const route = getRouteApi('/inside/mailbox/$id');

type Mail = Answer<'/api/mailbox/{id}'>;

/** One message, as the person who gets it sees it. */
export function MailPage() {
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/mailbox/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query} page>
      {(mail) => <MailView mail={mail} />}
    </Loaded>
  );
}

function MailView({ mail }: { mail: Mail }) {
  const t = useText();
  const { timeZone } = useOffice();
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  const hasTwoForms = mail.html !== '';
  const asText = view === 'text' || !hasTwoForms;
  const choose = (value: string) =>
    void navigate({ search: value === 'text' ? { view: 'text' } : {}, replace: true });
  const views = [
    { value: 'html', label: t('mailbox.as-html') },
    { value: 'text', label: t('mailbox.as-text') },
  ];
  return (
    <Page
      title={mail.exempt ? t('mailbox.exempt') : mail.subject}
      eyebrow={<Link to="/mailbox">{t('mailbox.title')}</Link>}
      width="prose"
    >
      <Facts
        facts={[
          { label: t('mailbox.to'), value: <Address value={mail.to} /> },
          { label: t('mailbox.from'), value: <Address value={mail.from} /> },
          { label: t('mailbox.sent'), value: <DateTimeText at={mail.sentAt} zone={timeZone} /> },
        ]}
      />
      {mail.confidential && (
        <div className={classes.withheld}>
          <Notice>{t(mail.exempt ? 'mailbox.exempt.text' : 'account.confidential')}</Notice>
        </div>
      )}
      {hasTwoForms && (
        <div className={classes.views} data-print="no">
          <SegmentedControl
            aria-label={t('mailbox.view')}
            value={asText ? 'text' : 'html'}
            onChange={choose}
            data={views}
          />
        </div>
      )}
      {!mail.confidential &&
        (asText ? <pre className={classes.text}>{mail.text}</pre> : <MailFrame html={mail.html} />)}
    </Page>
  );
}

/** Foreign HTML stays in a frame without scripts or forms; links open a new tab. Same origin only to measure its height. */
function MailFrame({ html }: { html: string }) {
  const t = useText();
  const frame = useRef<HTMLIFrameElement>(null);
  const fit = () => {
    const content = frame.current?.contentDocument?.documentElement;
    if (frame.current && content) frame.current.style.height = `${content.scrollHeight + 2}px`;
  };
  return (
    <iframe
      ref={frame}
      className={classes.frame}
      title={t('mailbox.body')}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={`<base target="_blank">${html}`}
      onLoad={fit}
    />
  );
}
