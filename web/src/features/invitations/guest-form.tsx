import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useText } from '../../ui';
import classes from './invitations.module.css';

export interface Guest {
  name: string;
  organisation: string | null;
  email: string | null;
}

const nobody = { name: '', organisation: '', email: '' };

/** Someone whom the directory does not know; folded until it is needed. */
export function GuestForm({ onAdd }: { onAdd: (guest: Guest) => void }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const [values, setValues] = useState(nobody);
  const field = (name: keyof typeof nobody) => ({
    value: values[name],
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [name, organisation, email] = [values.name.trim(), values.organisation.trim(), values.email.trim()];
    if (name === '') return;
    onAdd({ name, organisation: organisation || null, email: email || null });
    setValues(nobody);
    setOpen(false);
  };
  if (!isOpen)
    return (
      <div>
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
          {t('invitations.invite.guest')}
        </Button>
      </div>
    );
  return (
    <form className={classes.guest} onSubmit={submit}>
      <TextInput label={t('invitations.invite.guest.name')} autoFocus maxLength={200} {...field('name')} />
      <TextInput
        label={t('invitations.invite.guest.organisation')}
        maxLength={200}
        {...field('organisation')}
      />
      <TextInput
        label={t('invitations.invite.guest.email')}
        type="email"
        inputMode="email"
        maxLength={254}
        {...field('email')}
      />
      <Button type="submit" variant="default" disabled={values.name.trim() === ''}>
        {t('invitations.invite.guest.add')}
      </Button>
    </form>
  );
}
