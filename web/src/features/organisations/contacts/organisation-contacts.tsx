import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Loaded, Section, useText } from '../../../ui';
import { ContactRows } from './contact-rows';
import classes from './contacts.module.css';
import { useContactList } from './use-contacts';

const ContactsDialog = lazy(async () => ({ default: (await import('./contacts-dialog')).ContactsDialog }));

/** How an organisation as a whole is reached. */
export function OrganisationContacts({ id, name }: { id: string; name: string }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const owner = { of: 'organisations', id, name } as const;
  const query = useContactList(owner);
  const mayEdit = query.data?.can.includes('edit') ?? false;
  return (
    <Section
      title={t('contacts.section')}
      actions={
        mayEdit && (
          <Button
            variant="default"
            size="compact-sm"
            className={classes.small ?? ''}
            onClick={() => setOpen(true)}
          >
            {t('contacts.manage')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(list) =>
          list.items.length === 0 ? (
            <p className={classes.note}>{t('contacts.none')}</p>
          ) : (
            <ContactRows owner={owner} list={list} onEdit={undefined} onConsent={undefined} />
          )
        }
      </Loaded>
      {open && (
        <Suspense>
          <ContactsDialog owner={owner} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Section>
  );
}
