import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Empty, Problem, useText } from '../../../ui';
import { Dialog } from '../../../ui/forms';
import { ContactConsent } from './contact-consent';
import { ContactForm } from './contact-form';
import { ContactRows } from './contact-rows';
import classes from './contacts.module.css';
import { useContactList, type Contact, type Contacts, type Owner } from './use-contacts';

type Open = { form: Contact | null } | { consent: string } | null;

/** How somebody is reached; adding, changing and consent take the place of the list, and give it back. */
export function ContactsDialog({ owner, onClose }: { owner: Owner; onClose: () => void }) {
  const t = useText();
  const { data, error } = useContactList(owner);
  const [open, setOpen] = useState<Open>(null);
  const back = () => setOpen(null);
  if (open !== null && 'form' in open)
    return <ContactForm owner={owner} contact={open.form} onClose={back} />;
  const asked = open === null ? undefined : data?.items.find(({ id }) => id === open.consent);
  return (
    <Dialog
      title={t(asked ? 'contacts.consent.title' : 'contacts.title', { name: owner.name })}
      onClose={asked ? back : onClose}
    >
      {error && <Problem error={error} />}
      {!error && data === undefined && <Skeleton height="12rem" />}
      {data && asked && <ContactConsent owner={owner} contact={asked} list={data} onClose={back} />}
      {data && !asked && <List owner={owner} list={data} onOpen={setOpen} />}
    </Dialog>
  );
}

function List({ owner, list, onOpen }: { owner: Owner; list: Contacts; onOpen: (open: Open) => void }) {
  const t = useText();
  const mayEdit = list.can.includes('edit');
  const add = mayEdit && (
    <Button variant="default" onClick={() => onOpen({ form: null })}>
      {t('contacts.add')}
    </Button>
  );
  if (list.items.length === 0)
    return (
      <Empty title={t('contacts.empty')} action={add || undefined}>
        {t('contacts.empty.text')}
      </Empty>
    );
  return (
    <>
      <ContactRows
        owner={owner}
        list={list}
        onEdit={mayEdit ? (contact) => onOpen({ form: contact }) : undefined}
        onConsent={mayEdit ? ({ id }) => onOpen({ consent: id }) : undefined}
      />
      {list.decidesAlone && <p className={classes.note}>{t('contacts.alone')}</p>}
      {add && <div className={classes.add}>{add}</div>}
    </>
  );
}
