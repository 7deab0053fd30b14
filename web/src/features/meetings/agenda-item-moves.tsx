import { ActionIcon, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import {
  IconArrowDown,
  IconArrowUp,
  IconChecklist,
  IconDots,
  IconGavel,
  IconGripVertical,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useMe, type AgendaItem, type Meeting } from '../../api';
import { Confirm, useText } from '../../ui';
import classes from './agenda.module.css';
import { useEditing } from './editing';
import { AddFile } from './item-files';
import frame from './meeting.module.css';
import type { AgendaMoves } from './use-agenda-moves';

interface AgendaItemMovesProps {
  meeting: Meeting;
  item: AgendaItem;
  moves: AgendaMoves;
  /** What makes the grip draggable. */
  grip: object;
}

const icon = { size: '1rem', stroke: 1.75, 'aria-hidden': true } as const;

/** What can be done with one item; quiet until somebody points at it. */
export function AgendaItemMoves({ meeting, item, moves, grip }: AgendaItemMovesProps) {
  const t = useText();
  const { set } = useEditing();
  const { can } = useMe();
  const [isRemoving, setRemoving] = useState(false);
  const remove = () => (item.files.length > 0 ? setRemoving(true) : void moves.remove());
  return (
    <div className={classes.moves} data-print="no">
      {/* For the mouse and for fingers: keys and the menu do the same. */}
      <span className={classes.grip} title={t('meetings.item.drag')} aria-hidden {...grip}>
        <IconGripVertical {...icon} />
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('meetings.item.edit.named', { number: item.number })}
        onClick={() => set(`item.${item.id}`)}
      >
        <IconPencil {...icon} />
      </ActionIcon>
      <AddFile meeting={meeting} item={item} />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('meetings.item.more', { number: item.number })}
          >
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconGavel {...icon} />} onClick={() => set(`decision.new.${item.id}`)}>
            {t('meetings.decision.write')}
          </Menu.Item>
          {can.includes('commitments.create') && (
            <Menu.Item
              leftSection={<IconChecklist {...icon} />}
              renderRoot={(props) => (
                <Link
                  to="/commitments/new"
                  search={{ meetingId: meeting.id, agendaItemId: item.id, topic: item.topic }}
                  {...props}
                />
              )}
            >
              {t('meetings.commitment.write')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Shifts moves={moves} />
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={remove}>
            {t('common.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isRemoving && <RemoveItem item={item} moves={moves} onClose={() => setRemoving(false)} />}
    </div>
  );
}

interface RemoveItemProps {
  item: AgendaItem;
  moves: AgendaMoves;
  onClose: () => void;
}

/** An item can be put back, and its files cannot: so it is asked where it has some. */
function RemoveItem({ item: { number, title, files }, moves, onClose }: RemoveItemProps) {
  const t = useText();
  return (
    <Confirm
      danger
      onClose={onClose}
      title={t('meetings.item.remove.title', { number })}
      confirmLabel={t('common.delete')}
      onConfirm={moves.removeWithFiles}
    >
      <div className={frame.said}>
        <p className={frame.quote}>{title}</p>
        <p>{t('meetings.item.remove.text', { count: files.length })}</p>
      </div>
    </Confirm>
  );
}

function Shifts({ moves }: { moves: AgendaMoves }) {
  const t = useText();
  return (
    <>
      {moves.up && (
        <Menu.Item
          leftSection={<IconArrowUp {...icon} />}
          rightSection="Alt ↑"
          onClick={() => void moves.up?.()}
        >
          {t('meetings.item.up')}
        </Menu.Item>
      )}
      {moves.down && (
        <Menu.Item
          leftSection={<IconArrowDown {...icon} />}
          rightSection="Alt ↓"
          onClick={() => void moves.down?.()}
        >
          {t('meetings.item.down')}
        </Menu.Item>
      )}
    </>
  );
}
