import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../../../ui';
import { FieldRow } from '../../../ui/forms';
import classes from '../organisations.module.css';

export interface NameValues {
  honorificPrefix: string;
  name: string;
  honorificSuffix: string;
  employeeNumber: string;
  rank: string;
}

/** Somebody who is new, with the first of their contacts. */
export interface PersonValues extends NameValues {
  email: string;
  phone: string;
}

export const nobody: PersonValues = {
  honorificPrefix: '',
  name: '',
  honorificSuffix: '',
  employeeNumber: '',
  rank: '',
  email: '',
  phone: '',
};

interface FieldsProps<Values> {
  /** The field of a form that holds this of the person, wherever in the form the person is. */
  field: (name: keyof Values) => {
    id: string;
    value: string;
    onChange: (event: unknown) => void;
    error: ReactNode;
  };
}

export function PersonFields({ field }: FieldsProps<PersonValues>) {
  const t = useText();
  return (
    <>
      <NameRow field={field} />
      <FieldRow>
        <TextInput label={t('directory.email')} type="email" inputMode="email" {...field('email')} />
        <TextInput label={t('directory.phone')} type="tel" inputMode="tel" {...field('phone')} />
      </FieldRow>
      <NumberRow field={field} />
    </>
  );
}

/** Who they are; how they are reached is kept contact by contact. */
export function NameFields({ field }: FieldsProps<NameValues>) {
  return (
    <>
      <NameRow field={field} />
      <NumberRow field={field} />
    </>
  );
}

function NameRow({ field }: FieldsProps<NameValues>) {
  const t = useText();
  return (
    <div className={classes.name}>
      <TextInput label={t('directory.person.prefix')} {...field('honorificPrefix')} />
      <TextInput label={t('directory.person.name')} required {...field('name')} />
      <TextInput label={t('directory.person.suffix')} {...field('honorificSuffix')} />
    </div>
  );
}

function NumberRow({ field }: FieldsProps<NameValues>) {
  const t = useText();
  return (
    <FieldRow>
      <TextInput
        label={t('directory.person.employee-number')}
        inputMode="numeric"
        {...field('employeeNumber')}
      />
      <TextInput
        label={t('directory.person.rank')}
        placeholder={t('directory.person.rank.example')}
        {...field('rank')}
      />
    </FieldRow>
  );
}
