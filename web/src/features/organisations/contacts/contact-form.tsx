import { Checkbox, Select, TextInput } from '@mantine/core';
import { useMe, useOffice } from '../../../api';
import { tell, useText, useWord } from '../../../ui';
import { FieldRow, TypedDateInput, type RecordForm } from '../../../ui/forms';
import { contactKinds, contactPurposes } from '../choices';
import { Correction } from '../correction';
import { useContactDeeds, type Contact, type Owner } from './use-contacts';

interface Values {
  kind: Contact['kind'];
  value: string;
  purpose: Contact['purpose'];
  preferred: boolean;
  validUntil: string;
  note: string;
}

const valuesOf = ({ kind, shown, purpose, preferred, validUntil, note }: Contact): Values => ({
  kind,
  value: shown,
  purpose,
  preferred,
  validUntil: validUntil ?? '',
  note: note ?? '',
});

const fresh: Values = {
  kind: 'email',
  value: '',
  purpose: 'general',
  preferred: false,
  validUntil: '',
  note: '',
};

interface ContactFormProps {
  owner: Owner;
  /** The one that is changed; null adds one. */
  contact: Contact | null;
  onClose: () => void;
}

/** Adds a contact, or changes one; who was quicker is shown beside it. */
export function ContactForm({ owner, contact, onClose }: ContactFormProps) {
  const t = useText();
  const word = useWord();
  const me = useMe();
  const deeds = useContactDeeds(owner);
  const initial = contact === null ? fresh : valuesOf(contact);
  const save = async (version: number, { kind, value, purpose, preferred, validUntil, note }: Values) => {
    const fields = { value, purpose, validUntil: validUntil || null, note: note.trim() || null };
    if (contact === null) await deeds.add({ kind, ...fields, ...(preferred ? { preferred } : {}) });
    else await deeds.edit({ id: contact.id, version }, { ...fields, preferred });
    tell(t('contacts.saved'));
  };
  return (
    <Correction<Values, Contact>
      title={t(contact === null ? 'contacts.add.title' : 'contacts.edit.title', { name: owner.name })}
      draft={`${me.id}.contact-${contact?.id ?? owner.id}-${contact?.version ?? 'new'}`}
      version={contact?.version ?? 0}
      values={initial}
      read={(current) => ({ version: current.version, values: valuesOf(current) })}
      labels={{
        value: t('contacts.value'),
        purpose: t('contacts.purpose'),
        preferred: t('contacts.preferred'),
        validUntil: t('contacts.valid-until'),
        note: t('contacts.note'),
      }}
      show={(key, value) => {
        if (key === 'purpose') return word('contacts.purpose', String(value));
        if (key === 'preferred') return t(value === true ? 'common.yes' : 'common.no');
        return value === '' ? t('common.none') : String(value);
      }}
      submitLabel={t(contact === null ? 'contacts.add' : 'common.save')}
      save={save}
      onClose={onClose}
    >
      {(form) => <Fields form={form} isNew={contact === null} />}
    </Correction>
  );
}

function Fields({ form, isNew }: { form: RecordForm<Values>; isNew: boolean }) {
  const t = useText();
  const word = useWord();
  const { today } = useOffice();
  const isEmail = form.values.kind === 'email';
  return (
    <>
      <FieldRow>
        <Select
          label={t('contacts.kind')}
          data={contactKinds.map((value) => ({ value, label: word('contacts.kind', value) }))}
          allowDeselect={false}
          disabled={!isNew}
          {...form.field('kind')}
        />
        <TextInput
          label={t(isEmail ? 'contacts.value.email' : 'contacts.value.number')}
          type={isEmail ? 'email' : 'tel'}
          inputMode={isEmail ? 'email' : 'tel'}
          required
          data-autofocus
          maxLength={254}
          {...form.field('value')}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t('contacts.purpose')}
          data={contactPurposes.map((value) => ({ value, label: word('contacts.purpose', value) }))}
          allowDeselect={false}
          {...form.field('purpose')}
        />
        <TypedDateInput label={t('contacts.valid-until')} today={today} {...form.field('validUntil')} />
      </FieldRow>
      <TextInput
        label={t('contacts.note')}
        placeholder={t('contacts.note.example')}
        maxLength={200}
        {...form.field('note')}
      />
      <Checkbox label={t('contacts.prefer.label')} {...form.check('preferred')} />
    </>
  );
}
