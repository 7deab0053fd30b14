import { Skeleton } from '@mantine/core';
import { api, client, ifMatch, useMe, type Answer } from '../../../api';
import { Problem, tell, useText } from '../../../ui';
import { Dialog } from '../../../ui/forms';
import { Correction } from '../correction';
import { NameFields, type NameValues } from './person-fields';

type Person = Answer<'/api/people/{id}'>;

interface EditPersonProps {
  /** As the page knows them: the name with honorifics. */
  person: { id: string; name: string };
  onClose: () => void;
}

function valuesOf(person: Person): NameValues {
  const { name, honorificPrefix, honorificSuffix, employeeNumber, rank } = person;
  return {
    honorificPrefix: honorificPrefix ?? '',
    name,
    honorificSuffix: honorificSuffix ?? '',
    employeeNumber: employeeNumber ?? '',
    rank: rank ?? '',
  };
}

const orNull = (text: string): string | null => text.trim() || null;

function bodyOf({ name, ...texts }: NameValues) {
  return {
    name,
    honorificPrefix: orNull(texts.honorificPrefix),
    honorificSuffix: orNull(texts.honorificSuffix),
    employeeNumber: orNull(texts.employeeNumber),
    rank: orNull(texts.rank),
  };
}

/** Asks for the person field by field first: the page shows the name as letters write it. */
export function EditPerson({ person: { id, name }, onClose }: EditPersonProps) {
  const t = useText();
  const { data, error } = api.useQuery(
    'get',
    '/api/people/{id}',
    { params: { path: { id } } },
    { gcTime: 0 },
  );
  if (data !== undefined) return <Fields person={data} shown={name} onClose={onClose} />;
  return (
    <Dialog title={t('directory.person.edit.title', { name })} onClose={onClose}>
      {error ? <Problem error={error} /> : <Skeleton height="16rem" />}
    </Dialog>
  );
}

function Fields({ person, shown, onClose }: { person: Person; shown: string; onClose: () => void }) {
  const t = useText();
  const me = useMe();
  const { id, version } = person;
  return (
    <Correction
      title={t('directory.person.edit.title', { name: shown })}
      draft={`${me.id}.person-${id}-${version}`}
      size="lg"
      version={version}
      values={valuesOf(person)}
      read={(current: Person) => ({ version: current.version, values: valuesOf(current) })}
      labels={{
        honorificPrefix: t('directory.person.prefix'),
        name: t('directory.person.name'),
        honorificSuffix: t('directory.person.suffix'),
        employeeNumber: t('directory.person.employee-number'),
        rank: t('directory.person.rank'),
      }}
      save={async (read, values) => {
        const body = bodyOf(values);
        await client.PATCH('/api/people/{id}', { ...ifMatch(read), params: { path: { id } }, body });
        tell(t('directory.person.edited', { name: values.name }));
      }}
      onClose={onClose}
    >
      {(form) => <NameFields field={(name) => form.field(name)} />}
    </Correction>
  );
}
