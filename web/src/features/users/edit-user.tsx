import { Select, TextInput } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { client, ifMatch, type User } from '../../api';
import { tell, useText, useWord } from '../../ui';
import { Dialog, RecordFormView, StaleWrite, useRecordForm } from '../../ui/forms';
import { useTakeUser } from '../../records/take-user';

const valuesOf = ({ name, email, locale }: User) => ({ name, email, locale });

/** Corrects a name, an address or a language; when somebody else was faster, both versions are shown. */
export function EditUser({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useText();
  const word = useWord();
  const take = useTakeUser();
  const [theirs, setTheirs] = useState<User | null>(null);
  // A ref, because "keep mine" sends again in the same breath in which it takes the newer version.
  const version = useRef(user.version);
  const { id } = user;
  const asked = useMemo(() => ({ params: { path: { id } } }), [id]);
  const form = useRecordForm({
    initial: valuesOf(user),
    save: async (body: ReturnType<typeof valuesOf>) => {
      const { data } = await client.PATCH('/api/users/{id}', { ...ifMatch(version.current), ...asked, body });
      await take(data!);
      tell(t('users.saved'));
      onClose();
    },
  });
  useEffect(() => {
    if (form.stale) void client.GET('/api/users/{id}', asked).then(({ data }) => setTheirs(data!));
  }, [form.stale, asked]);
  const keepMine = () => {
    version.current = theirs!.version;
    setTheirs(null);
    form.submit();
  };
  const takeTheirs = () => {
    void take(theirs!);
    onClose();
  };
  if (form.stale) {
    return <Versions form={form} theirs={theirs} onMine={keepMine} onTheirs={takeTheirs} onClose={onClose} />;
  }
  return (
    <Dialog title={t('users.edit')} onClose={onClose}>
      <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onClose}>
        <TextInput label={t('users.name.full')} required {...form.field('name')} />
        <TextInput
          label={t('users.email')}
          type="email"
          inputMode="email"
          required
          {...form.field('email')}
        />
        <Select
          label={t('users.locale')}
          data={(['id', 'en'] as const).map((value) => ({ value, label: word('users.locale', value) }))}
          allowDeselect={false}
          {...form.field('locale')}
        />
      </RecordFormView>
    </Dialog>
  );
}

interface VersionsProps {
  form: { values: ReturnType<typeof valuesOf> };
  theirs: User | null;
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}

/** Somebody else saved first: both versions, side by side. */
function Versions({ form, theirs, onMine, onTheirs, onClose }: VersionsProps) {
  const t = useText();
  const word = useWord();
  return (
    <StaleWrite
      opened
      mine={form.values}
      theirs={theirs && valuesOf(theirs)}
      labels={{ name: t('users.name.full'), email: t('users.email'), locale: t('users.locale') }}
      show={(key, value) => (key === 'locale' ? word('users.locale', String(value)) : String(value))}
      onMine={onMine}
      onTheirs={onTheirs}
      onClose={onClose}
    />
  );
}
