import { ActionIcon, Button, Modal, Popover, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconBookmark, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { api, client, refresh, useOffice, type Item } from '../../api';
import { namedPeriods, periodNames } from '../../records';
import { tell, tellProblem, useText } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import classes from './meetings.module.css';

type SavedFilter = Item<'/api/me/meeting-filters'>;
type Words = SavedFilter['filter'];

interface SavedFiltersProps {
  /** What is asked now; empty where nothing is. */
  search: Words;
  onApply: (search: Words) => void;
}

const path = '/api/me/meeting-filters';

/** The questions that one has saved, and a way to keep the one of now. */
export function SavedFilters({ search, onApply }: SavedFiltersProps) {
  const t = useText();
  const { today } = useOffice();
  const [opened, setOpened] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const { data } = api.useQuery('get', path);
  const items = data?.items ?? [];
  const canSave = Object.values(search).some((value) => value !== undefined);
  if (items.length === 0 && !canSave) return null;
  return (
    <>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconBookmark size="1rem" stroke={1.75} aria-hidden />}
            onClick={() => setOpened(!opened)}
          >
            {t('filters.own')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Saved
            items={items}
            onApply={(item) => {
              setOpened(false);
              onApply(unfolded(item.filter, today));
            }}
          />
          {canSave && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => {
                setOpened(false);
                setNaming(true);
              }}
            >
              {t('filters.save')}
            </Button>
          )}
        </Popover.Dropdown>
      </Popover>
      {isNaming && <NameDialog filter={folded(search, today)} onClose={() => setNaming(false)} />}
    </>
  );
}

function Saved({ items, onApply }: { items: SavedFilter[]; onApply: (item: SavedFilter) => void }) {
  const t = useText();
  const forget = useForget();
  return (
    <ul className={classes.saved} aria-label={t('filters.own')}>
      {items.map((item) => (
        <li key={item.id} className={classes.savedItem}>
          <Button variant="subtle" size="compact-sm" onClick={() => onApply(item)}>
            {item.name}
          </Button>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('filters.forget', { name: item.name })}
            onClick={() => void forget(item)}
          >
            <IconX size="0.875rem" stroke={2} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

function NameDialog({ filter, onClose }: { filter: Words; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const form = useRecordForm({
    initial: { name: '' },
    save: async ({ name }) => {
      await client.POST(path, { body: { name, filter } });
      await refresh(queries, path);
      tell(t('filters.saved', { name }));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('filters.save')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onClose} guarded={false}>
        <TextInput label={t('filters.name')} required data-autofocus maxLength={60} {...form.field('name')} />
      </RecordFormView>
    </Modal>
  );
}

/** Forgets it at once; it can be put back. */
function useForget(): (item: SavedFilter) => Promise<void> {
  const t = useText();
  const queries = useQueryClient();
  const failed = (error: unknown) => tellProblem(error, t('meetings.failed'));
  return async ({ id, name, filter }) => {
    const putBack = async () => {
      await client.POST(path, { body: { name, filter } }).then(() => refresh(queries, path), failed);
    };
    try {
      await client.DELETE('/api/me/meeting-filters/{id}', { params: { path: { id } } });
      await refresh(queries, path);
      tell(t('filters.forgotten', { name }), putBack);
    } catch (error) {
      failed(error);
    }
  };
}

/** A period that has a name is kept by it, so that "this month" is always this month. */
function folded(search: Words, today: string): Words {
  const { from, to, ...rest } = search;
  const named = namedPeriods(today);
  const period = periodNames.find((name) => named[name].from === from && named[name].to === to);
  return period === undefined ? search : { ...rest, period };
}

function unfolded({ period, ...filter }: Words, today: string): Words {
  if (period === undefined) return filter;
  const { from, to } = namedPeriods(today)[period];
  return { ...filter, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
