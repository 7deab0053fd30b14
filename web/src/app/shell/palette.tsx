import '@mantine/spotlight/styles.layer.css';
import { Spotlight, createSpotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useList, useMe } from '../../api';
import { administrationPages } from '../../features/administration/pages';
import { useText } from '../../ui';
import { entriesFor } from './navigation';

interface Found {
  id: string;
  label: string;
  description?: string;
  go: () => void;
}

const [store, actions] = createSpotlight();

/** Ctrl/Cmd K: goes to any page, starts anything, finds any record. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [query, setQuery] = useState('');
  const pages = usePages(query);
  const moves = useMoves(query);
  const records = useRecords(query);
  useEffect(() => actions.open(), []);
  const groups = [
    { label: t('shell.commitments'), found: records.commitments },
    { label: t('shell.meetings'), found: records.meetings },
    { label: t('shell.organisations'), found: records.organisations },
    { label: t('shell.palette.do'), found: moves },
    { label: t('shell.palette.go-to'), found: pages },
  ].filter(({ found }) => found.length > 0);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      maxHeight="60vh"
    >
      <Spotlight.Search placeholder={t('shell.palette.placeholder')} aria-label={t('shell.find')} />
      <Spotlight.ActionsList>
        {groups.map(({ label, found }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {found.map(({ id, label: name, description, go }) => (
              <Spotlight.Action
                key={id}
                label={name}
                {...(description ? { description } : {})}
                onClick={go}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{t('shell.palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

const matches = (label: string, query: string) => label.toLowerCase().includes(query.trim().toLowerCase());

function usePages(query: string): Found[] {
  const t = useText();
  const navigate = useNavigate();
  const me = useMe();
  return [...entriesFor(me), ...administrationPages(me.can)]
    .map(({ id, label, to }) => ({ id: `page-${id}`, label: t(label), go: () => void navigate({ to }) }))
    .filter(({ label }) => matches(label, query));
}

function useMoves(query: string): Found[] {
  const t = useText();
  const me = useMe();
  const navigate = useNavigate();
  const all = [
    {
      id: 'new-commitment',
      right: 'commitments.create',
      label: t('shell.new-commitment'),
      go: () => void navigate({ to: '/commitments/new' }),
    },
    {
      id: 'new-meeting',
      right: 'meetings.create',
      label: t('shell.new-meeting'),
      go: () => void navigate({ to: '/meetings/new' }),
    },
  ];
  const prepared = [
    {
      id: 'templates',
      right: 'templates.read',
      label: t('meetings.more.templates'),
      go: () => void navigate({ to: '/meetings/templates' }),
    },
    {
      id: 'groups',
      right: 'groups.read',
      label: t('meetings.more.groups'),
      go: () => void navigate({ to: '/invitation-groups' }),
    },
    {
      id: 'import',
      right: 'organisations.import',
      label: t('shell.import'),
      go: () => void navigate({ to: '/organisations/import' }),
    },
  ];
  return [...all, ...prepared].filter(({ right, label }) => me.can.includes(right) && matches(label, query));
}

function useRecords(query: string) {
  const navigate = useNavigate();
  const me = useMe();
  const [asked] = useDebouncedValue(query.trim(), 200);
  const enabled = asked.length > 1;
  const search = { q: asked, limit: 5 };
  const commitments = useList('/api/commitments', search, { enabled });
  const meetings = useList('/api/meetings', search, { enabled });
  const organisations = useList('/api/organisations', search, {
    enabled: enabled && me.can.includes('organisations.list'),
  });
  const shown = <Row,>(rows: Row[], toFound: (row: Row) => Found) =>
    enabled ? rows.slice(0, 5).map(toFound) : [];
  return {
    commitments: shown(commitments.items, ({ id, title, reference, owner }) => ({
      id,
      label: title,
      description: `${reference} · ${owner.name}`,
      go: () => void navigate({ to: '/commitments/$id', params: { id } }),
    })),
    meetings: shown(meetings.items, ({ id, title, reference }) => ({
      id,
      label: title,
      description: reference,
      go: () => void navigate({ to: '/meetings/$id', params: { id } }),
    })),
    organisations: shown(organisations.items, ({ id, name, shortName }) => ({
      id,
      label: name,
      ...(shortName ? { description: shortName } : {}),
      go: () => void navigate({ to: '/organisations/$id', params: { id } }),
    })),
  };
}
