import { Button, Select, Skeleton, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client, refresh, useMe, useOffice, type Answer } from '../../../api';
import {
  formatMoment,
  Problem,
  StatusLight,
  tell,
  tellProblem,
  useLocale,
  useText,
  useWord,
} from '../../../ui';
import { Dialog } from '../../../ui/forms';
import classes from '../organisations.module.css';

type Consent = Answer<'/api/people/{id}/consents'>['items'][number];
const means = ['telephone', 'whatsapp', 'in_person', 'email', 'letter'] as const;

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
  const { active, text, channel } = consent;
  if (decidesAlone) return <p className={classes.note}>{t('directory.consents.alone')}</p>;
  return (
    <div className={classes.consent}>
      <StatusLight
        tone={active ? 'good' : 'bad'}
        word={word(active ? 'directory.consents.on' : 'directory.consents.off', channel)}
      />
      <Decided consent={consent} />
      {me.can.includes('people.edit') && <Note id={id} consent={consent} />}
      <details open={!active}>
        <summary>{t('directory.consents.text', { version: text.version })}</summary>
        <p>{text[locale]}</p>
      </details>
    </div>
  );
}

function Decided({ consent: { decision } }: { consent: Consent }) {
  const t = useText();
  const word = useWord();
  const locale = useLocale();
  const { timeZone } = useOffice();
  if (decision === null) return <p className={classes.note}>{t('directory.consents.undecided')}</p>;
  const { at, by, note, given } = decision;
  const when = formatMoment(at, timeZone, locale, 'short');
  const how = word('directory.consents.means', decision.means).toLowerCase();
  return (
    <p className={classes.note}>
      {t(given ? 'directory.consents.given' : 'directory.consents.withdrawn', { when, how, by })}
      {note !== null && ` ${note}`}
    </p>
  );
}

/** How they said it, and what: one of two words, since a third would not change anything. */
function Note({ id, consent: { active, channel, text } }: { id: string; consent: Consent }) {
  const t = useText();
  const word = useWord();
  const [how, setHow] = useState<(typeof means)[number]>('telephone');
  const [note, setNote] = useState('');
  const { save, busy } = useNote(id);
  const given = !active;
  const body = { channel, given, textVersion: text.version, means: how, note: note.trim() || null };
  return (
    <form
      className={classes.consent}
      onSubmit={(event) => {
        event.preventDefault();
        void save(body).then(() => setNote(''));
      }}
    >
      <Select
        label={t('directory.consents.how')}
        data={means.map((value) => ({ value, label: word('directory.consents.means', value) }))}
        value={how}
        onChange={(value) => value !== null && setHow(value)}
        allowDeselect={false}
      />
      <TextInput
        label={t('directory.consents.note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={busy} {...(given ? {} : { color: 'red' })}>
          {word(given ? 'directory.consents.give' : 'directory.consents.withdraw', channel)}
        </Button>
      </div>
    </form>
  );
}

function useNote(id: string) {
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const save = async (body: {
    channel: Consent['channel'];
    given: boolean;
    textVersion: number;
    means: (typeof means)[number];
    note: string | null;
  }) => {
    setBusy(true);
    try {
      await client.POST('/api/people/{id}/consents', { params: { path: { id } }, body });
      tell(t(body.given ? 'directory.consents.is-on' : 'directory.consents.is-off'));
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
    }
    await refresh(queries, '/api/people', '/api/reminders');
    setBusy(false);
  };
  return { save, busy };
}
