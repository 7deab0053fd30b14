import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconMailCheck, IconPencil, IconStar, IconTrash } from '@tabler/icons-react';
import { useOffice } from '../../../api';
import { formatDay, StatusLight, Tag, tell, tellProblem, useLocale, useText, useWord } from '../../../ui';
import classes from './contacts.module.css';
import { useContactDeeds, type Contact, type Contacts, type Owner } from './use-contacts';

interface ContactRowsProps {
  owner: Owner;
  list: Contacts;
  onEdit: ((contact: Contact) => void) | undefined;
  onConsent: ((contact: Contact) => void) | undefined;
}

/** Every way to reach somebody; a tap writes or calls. */
export function ContactRows({ owner, list, onEdit, onConsent }: ContactRowsProps) {
  const word = useWord();
  return (
    <ul className={classes.contacts}>
      {list.items.map((contact) => (
        <li key={contact.id} className={classes.contact}>
          <div>
            <span className={classes.kind}>{word('contacts.kind', contact.kind)}</span>
            <a href={hrefOf(contact)} className={classes.value}>
              {contact.shown}
            </a>
            <Marks
              contact={contact}
              isAlone={list.items.filter(({ kind }) => kind === contact.kind).length === 1}
            />
          </div>
          {onEdit && onConsent && (
            <Deeds
              owner={owner}
              contact={contact}
              decidesAlone={list.decidesAlone}
              onEdit={() => onEdit(contact)}
              onConsent={() => onConsent(contact)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function hrefOf({ kind, value }: Pick<Contact, 'kind' | 'value'>): string {
  if (kind === 'email') return `mailto:${value}`;
  return kind === 'phone' ? `tel:${value}` : `https://wa.me/${value.replace('+', '')}`;
}

/** What is to be known before one writes there; an everyday contact says nothing, and a choice of one is none. */
function Marks({ contact, isAlone }: { contact: Contact; isAlone: boolean }) {
  const t = useText();
  const word = useWord();
  const { preferred, purpose, validUntil, willing, active } = contact;
  const isOver = validUntil !== null && willing && !active;
  return (
    <>
      <span className={classes.marks}>
        {preferred && !isAlone && <Tag>{t('contacts.preferred')}</Tag>}
        {purpose !== 'general' && <Tag>{word('contacts.purpose', purpose)}</Tag>}
        {!willing && <StatusLight tone="bad" word={t('contacts.silent')} />}
        {isOver && <StatusLight tone="paused" word={t('contacts.over')} />}
      </span>
      <Remark contact={contact} />
    </>
  );
}

function Remark({ contact: { note, validUntil } }: { contact: Contact }) {
  const t = useText();
  const locale = useLocale();
  const until = validUntil && t('contacts.until', { day: formatDay(validUntil, locale) });
  const words = [note, until].filter(Boolean);
  return words.length > 0 && <span className={classes.second}>{words.join(' · ')}</span>;
}

const icon = { size: '1rem', stroke: 1.75, 'aria-hidden': true } as const;

interface DeedsProps {
  owner: Owner;
  contact: Contact;
  decidesAlone: boolean;
  onEdit: () => void;
  onConsent: () => void;
}

function Deeds({ owner, contact, decidesAlone, onEdit, onConsent }: DeedsProps) {
  const t = useText();
  const deeds = useContactDeeds(owner);
  const { today } = useOffice();
  const { shown, preferred, validUntil } = contact;
  // What has run out is not taken in anew.
  const isOver = validUntil !== null && validUntil < today;
  const attempt = (work: Promise<unknown>) =>
    work.catch((error: unknown) => tellProblem(error, t('common.problem.unknown')));
  const restore = () => {
    const { kind, value, purpose, note } = contact;
    return attempt(deeds.add({ kind, value, purpose, preferred, validUntil, note }));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('contacts.more', { value: shown })}>
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onEdit}>
          {t('contacts.edit')}
        </Menu.Item>
        {!preferred && (
          <Menu.Item
            leftSection={<IconStar {...icon} />}
            onClick={() => void attempt(deeds.edit(contact, { preferred: true }))}
          >
            {t('contacts.prefer')}
          </Menu.Item>
        )}
        {!decidesAlone && (
          <Menu.Item leftSection={<IconMailCheck {...icon} />} onClick={onConsent}>
            {t('contacts.consent')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconTrash {...icon} />}
          onClick={() =>
            void attempt(
              deeds
                .remove(contact)
                .then(() => tell(t('contacts.removed', { value: shown }), isOver ? undefined : restore)),
            )
          }
        >
          {t('contacts.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
