import { Skeleton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, client, refresh, useMe, type Answer } from '../../../api';
import { Problem, StatusLight, tell, useLocale, useText, useWord } from '../../../ui';
import { Dialog } from '../../../ui/forms';
import classes from '../organisations.module.css';
import { ConsentDecision } from './consent-decision';
import { ConsentNote, type Means } from './consent-note';

type Consent = Answer<'/api/people/{id}/consents'>['items'][number];

interface PersonConsentsProps {
  person: { id: string; name: string };
  onClose: () => void;
}

/** May we write to them? What they told staff, and what they tell now. */
export function PersonConsents({ person: { id, name }, onClose }: PersonConsentsProps) {
  const t = useText();
  const { data, error } = api.useQuery(
    'get',
    '/api/people/{id}/consents',
    { params: { path: { id } } },
    { staleTime: 0 },
  );
  return (
    <Dialog title={t('directory.consents.title', { name })} size="md" onClose={onClose}>
      {error && <Problem error={error} />}
      {!error && data === undefined && <Skeleton height="12rem" />}
      {data?.items.map((consent) => (
        <Channel key={consent.channel} id={id} consent={consent} decidesAlone={data.decidesAlone} />
      ))}
    </Dialog>
  );
}

function Channel({ id, consent, decidesAlone }: { id: string; consent: Consent; decidesAlone: boolean }) {
  const t = useText();
  const word = useWord();
  const locale = useLocale();
  const me = useMe();
  const note = useNote(id);
  const { active, text, channel } = consent;
  if (decidesAlone) return <p className={classes.note}>{t('directory.consents.alone')}</p>;
  return (
    <div className={classes.consent}>
      <StatusLight
        tone={active ? 'good' : 'bad'}
        word={word(active ? 'directory.consents.on' : 'directory.consents.off', channel)}
      />
      <ConsentDecision decision={consent.decision} undecided={t('directory.consents.undecided')} />
      {me.can.includes('people.edit') && (
        <ConsentNote
          label={word(active ? 'directory.consents.withdraw' : 'directory.consents.give', channel)}
          danger={active}
          onNote={(told) => note({ channel, given: !active, textVersion: text.version, ...told })}
        />
      )}
      <details open={!active}>
        <summary>{t('directory.consents.text', { version: text.version })}</summary>
        <p>{text[locale]}</p>
      </details>
    </div>
  );
}

function useNote(id: string) {
  const t = useText();
  const queries = useQueryClient();
  return async (body: {
    channel: Consent['channel'];
    given: boolean;
    textVersion: number;
    means: Means;
    note: string | null;
  }) => {
    await client.POST('/api/people/{id}/consents', { params: { path: { id } }, body });
    tell(t(body.given ? 'directory.consents.is-on' : 'directory.consents.is-off'));
    await refresh(queries, '/api/people', '/api/reminders');
  };
}
