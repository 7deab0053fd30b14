import { Button } from '@mantine/core';
import { StatusLight, tell, useLocale, useText } from '../../../ui';
import { ConsentDecision } from '../people/consent-decision';
import { ConsentNote, type Means } from '../people/consent-note';
import classes from './contacts.module.css';
import { useContactDeeds, type Contact, type Contacts, type Owner } from './use-contacts';

interface ContactConsentProps {
  owner: Owner;
  contact: Contact;
  list: Contacts;
  onClose: () => void;
}

/** May we reach them there? What they told staff, and what they tell now. */
export function ContactConsent({ owner, contact, list, onClose }: ContactConsentProps) {
  const t = useText();
  const locale = useLocale();
  const deeds = useContactDeeds(owner);
  const { willing, kind, shown } = contact;
  const note = async ({ means, note: words }: { means: Means; note: string | null }) => {
    const body = { given: !willing, textVersion: list.text.version, means, note: words };
    await deeds.note(contact, body);
    tell(t(willing ? 'contacts.consent.is-off' : 'contacts.consent.is-on', { value: shown }));
  };
  return (
    <div className={classes.consent}>
      <p className={classes.value}>{shown}</p>
      <StatusLight
        tone={willing ? 'good' : 'bad'}
        word={t(willing ? 'contacts.consent.on' : 'contacts.consent.off')}
      />
      <ConsentDecision decision={contact.decision} undecided={t('contacts.consent.undecided')} />
      <ConsentNote
        label={t(willing ? 'contacts.consent.withdraw' : 'contacts.consent.give')}
        danger={willing}
        onNote={note}
      />
      {kind === 'email' && (
        <details open={!willing}>
          <summary>{t('directory.consents.text', { version: list.text.version })}</summary>
          <p>{list.text[locale]}</p>
        </details>
      )}
      <div>
        <Button variant="subtle" onClick={onClose}>
          {t('contacts.back')}
        </Button>
      </div>
    </div>
  );
}
