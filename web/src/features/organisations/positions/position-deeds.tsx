import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconAddressBook,
  IconArrowMerge,
  IconCalendarX,
  IconDots,
  IconMailCheck,
  IconPencil,
  IconUser,
  IconWritingSign,
} from '@tabler/icons-react';
import type { Position } from '../../../api';
import { useText } from '../../../ui';
import classes from '../organisations.module.css';

/** What may be done with one position; each has a form of its own. */
export type Deed = 'merge' | 'appoint' | 'edit' | 'contacts' | 'person' | 'consents' | 'end' | 'signature';

const icon = { size: '1rem', stroke: 1.75, 'aria-hidden': true } as const;

interface PositionDeedsProps {
  position: Position;
  /** Whether there is another one that it may be the same as. */
  isDouble: boolean;
  onDeed: (deed: Deed) => void;
}

/** The usual deed as a word, the seldom ones behind it. */
export function PositionDeeds({ position, isDouble, onDeed }: PositionDeedsProps) {
  const { title, holder } = position;
  const t = useText();
  const label = t(holder === null ? 'directory.appoint' : 'directory.appoint.other');
  return (
    <div className={classes.deeds} data-print="no">
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.small ?? ''}
        onClick={() => onDeed('appoint')}
        aria-label={`${label}: ${title}`}
      >
        {label}
      </Button>
      <Seldom position={position} isDouble={isDouble} onDeed={onDeed} />
    </div>
  );
}

function Seldom({ position: { title, holder }, isDouble, onDeed }: PositionDeedsProps) {
  const t = useText();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('directory.position.more', { title })}>
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => onDeed('edit')}>
          {t('directory.position.edit')}
        </Menu.Item>
        {isDouble && (
          <Menu.Item leftSection={<IconArrowMerge {...icon} />} onClick={() => onDeed('merge')}>
            {t('positions.merge')}
          </Menu.Item>
        )}
        {holder !== null && (
          <>
            <Menu.Item leftSection={<IconUser {...icon} />} onClick={() => onDeed('person')}>
              {t('directory.person.edit')}
            </Menu.Item>
            <Menu.Item leftSection={<IconAddressBook {...icon} />} onClick={() => onDeed('contacts')}>
              {t('contacts.person')}
            </Menu.Item>
            <Menu.Item leftSection={<IconMailCheck {...icon} />} onClick={() => onDeed('consents')}>
              {t('directory.consents')}
            </Menu.Item>
            <Menu.Item leftSection={<IconWritingSign {...icon} />} onClick={() => onDeed('signature')}>
              {t('directory.signature')}
            </Menu.Item>
            <Menu.Item leftSection={<IconCalendarX {...icon} />} onClick={() => onDeed('end')}>
              {t('directory.end')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
