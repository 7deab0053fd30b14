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
  const asked = data?.items.find(({ id }) => id === open?.consent);
  if (data !== undefined && asked !== undefined)
    return (
      <Dialog title={t('contacts.consent.title', { name: owner.name })} onClose={back}>
        <ContactConsent owner={owner} contact={asked} list={data} onClose={back} />
      </Dialog>
    );
  return (
    <Dialog title={t('contacts.title', { name: owner.name })} onClose={onClose}>
      {data === undefined ? <Waiting error={error} /> : <List owner={owner} list={data} onOpen={setOpen} />}
    </Dialog>
  );
}

const Waiting = ({ error }: { error: unknown }) =>
  error ? <Problem error={error} /> : <Skeleton height="12rem" />;

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
