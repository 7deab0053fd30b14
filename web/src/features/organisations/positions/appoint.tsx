import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { client, refresh, useMe, useOffice, type Body, type Organisation } from '../../../api';
import { holderKinds, PersonSelect } from '../../../records';
import { tell, useText, useWord } from '../../../ui';
import {
  Dialog,
  FieldRow,
  type RecordForm,
  RecordFormView,
  TypedDateInput,
  useRecordForm,
} from '../../../ui/forms';
import classes from '../organisations.module.css';
import { nobody, PersonFields, type PersonValues } from '../people/person-fields';
import { titleToday } from './title-today';

type Position = Organisation['positions'][number];
type Request = Body<'/api/positions/{id}/appointments', 'post'>;

interface Values {
  who: 'known' | 'unknown';
  personId: string | null;
  person: PersonValues;
  kind: Request['kind'];
  startsOn: string;
  endsOn: string;
  decree: string;
}

/** Whoever is named: a person of the directory or a new one. Fields left empty are absent. */
function requestOf({ who, personId, person, kind, startsOn, endsOn, decree }: Values): Request {
  const filled = Object.fromEntries(Object.entries(person).filter(([, text]) => text.trim() !== ''));
  const whom = who === 'known' ? { personId } : { person: { ...filled, name: person.name } };
  return {
    ...whom,
    kind,
    startsOn,
    endsOn: kind === 'definitive' ? null : endsOn || null,
    decree: decree.trim() || null,
  };
}

/** Says who holds a position from a day on. */
export function Appoint({ position, onClose }: { position: Position; onClose: () => void }) {
  const t = useText();
  const me = useMe();
  const { today } = useOffice();
  const queries = useQueryClient();
  const { id, title } = position;
  const form = useRecordForm<Values>({
    initial: {
      who: 'known',
      personId: null,
      person: nobody,
      kind: 'definitive',
      startsOn: today,
      endsOn: '',
      decree: '',
    },
    draft: `${me.id}.appointment-${id}`,
    save: async (values) => {
      const { data } = await client.POST('/api/positions/{id}/appointments', {
        params: { path: { id } },
        body: requestOf(values),
      });
      await refresh(queries, '/api/organisations', '/api/positions', '/api/people');
      const name = data?.holder?.person.name ?? values.person.name;
      tell(t('directory.appointed', { name, title: titleToday(title, data?.holder?.kind, t) }));
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={t('directory.appoint.for', { title })}>
      <RecordFormView form={form} submitLabel={t('directory.appoint')} onCancel={onClose}>
        <Who form={form} />
        <Term form={form} position={position} />
      </RecordFormView>
    </Dialog>
  );
}

function Who({ form }: { form: RecordForm<Values> }) {
  const t = useText();
  const choices = [
    { value: 'known', label: t('directory.appoint.known') },
    { value: 'unknown', label: t('directory.appoint.unknown') },
  ];
  const { value, onChange } = form.field('who');
  return (
    <>
      <SegmentedControl
        aria-label={t('directory.appoint.who')}
        data={choices}
        value={value}
        onChange={onChange}
      />
      {form.values.who === 'known' ? (
        <PersonSelect
          label={t('directory.appoint.person')}
          description={t('directory.appoint.person.hint')}
          required
          {...form.field('personId')}
        />
      ) : (
        <PersonFields field={(name) => form.field(`person.${name}`)} />
      )}
    </>
  );
}

/** From when, as what, and what that means for whoever holds the post now. */
function Term({ form, position: { holder } }: { form: RecordForm<Values>; position: Position }) {
  const t = useText();
  const word = useWord();
  const { today } = useOffice();
  const isDefinitive = form.values.kind === 'definitive';
  const consequence = isDefinitive ? 'directory.appoint.ends' : 'directory.appoint.keeps';
  return (
    <>
      <Select
        label={t('directory.appoint.as')}
        data={holderKinds.map((value) => ({ value, label: word('directory.holder', value) }))}
        {...form.field('kind')}
      />
      <FieldRow>
        <TypedDateInput
          label={t('directory.appoint.from')}
          required
          today={today}
          {...form.field('startsOn')}
        />
        {!isDefinitive && (
          <TypedDateInput
            label={t('directory.appoint.until')}
            required
            description={t('directory.appoint.until.hint')}
            today={today}
            {...form.field('endsOn')}
          />
        )}
      </FieldRow>
      <TextInput
        label={t('directory.appoint.decree')}
        description={t('directory.appoint.decree.hint')}
        {...form.field('decree')}
      />
      {holder !== null && (
        <p className={classes.consequence}>{t(consequence, { name: holder.person.name })}</p>
      )}
    </>
  );
}
