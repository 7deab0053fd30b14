import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refresh, useOffice, type Answer } from '../../api';
import { formatMoment, Loaded, Section, StatusLight, tell, tellProblem, useLocale, useText } from '../../ui';
import classes from './my-data.module.css';

type Consent = Answer<'/api/me/consents'>['items'][number];

/** By which channels Sinergi may remind this person. To stop is as easy as to begin: one press. */
export function Consents() {
  const t = useText();
  const query = api.useQuery('get', '/api/me/consents', {}, { staleTime: 0 });
  return (
    <Section title={t('my-data.consents')}>
      <Loaded query={query}>
        {({ items }) => items.map((consent) => <Channel key={consent.channel} consent={consent} />)}
      </Loaded>
    </Section>
  );
}

function Channel({ consent }: { consent: Consent }) {
  const t = useText();
  const locale = useLocale();
  const { active, decision, channel } = consent;
  const { decide, busy } = useDecision(consent);
  return (
    <div className={classes.consent}>
      <StatusLight
        tone={active ? 'good' : 'paused'}
        word={t(active ? `my-data.consent.${channel}.on` : `my-data.consent.${channel}.off`)}
      />
      <p className={classes.text}>{consent.text[locale]}</p>
      <p className={classes.small}>
        <Decided consent={consent} /> {t('my-data.consent.version', { version: consent.text.version })}
      </p>
      <div className={classes.moves}>
        {active ? (
          <Button variant="default" loading={busy} onClick={() => void decide(false)}>
            {t(`my-data.consent.${channel}.withdraw`)}
          </Button>
        ) : (
          <Button loading={busy} onClick={() => void decide(true)}>
            {t(`my-data.consent.${channel}.give`)}
          </Button>
        )}
        {active && decision === null && (
          <Button variant="subtle" disabled={busy} onClick={() => void decide(true)}>
            {t('my-data.consent.confirm')}
          </Button>
        )}
      </div>
      <p className={classes.small}>{t('my-data.consent.account-mails')}</p>
    </div>
  );
}

function Decided({ consent: { decision } }: { consent: Consent }) {
  const t = useText();
  const locale = useLocale();
  const { timeZone } = useOffice();
  if (decision === null) return t('my-data.consent.undecided');
  const when = formatMoment(decision.at, timeZone, locale, 'short');
  return t(decision.given ? 'my-data.consent.given' : 'my-data.consent.withdrawn', { when });
}

function useDecision({ channel, text }: Consent) {
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const decide = async (given: boolean) => {
    setBusy(true);
    try {
      await client.PUT('/api/me/consents/{channel}', {
        params: { path: { channel } },
        body: { given, textVersion: text.version },
      });
      tell(t(given ? `my-data.consent.${channel}.is-on` : `my-data.consent.${channel}.is-off`));
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
    }
    await refresh(queries, '/api/me/consents', '/api/me/data');
    setBusy(false);
  };
  return { decide, busy };
}
