import '@mantine/spotlight/styles.layer.css';
import { Spotlight, createSpotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useList, useMe } from '../../api';
import { administrationPages } from '../../features/administration/pages';
import { mayOpen } from '../../records/page-rights';
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
  const begun = useMoves(query);
  const records = useRecords(query);
  useEffect(() => actions.open(), []);
  const groups = [
    { label: t('shell.commitments'), found: records.commitments },
    { label: t('shell.meetings'), found: records.meetings },
    { label: t('shell.organisations'), found: records.organisations },
    { label: t('shell.palette.do'), found: begun },
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

const moves = [
  { id: 'new-commitment', label: 'shell.new-commitment', to: '/commitments/new' },
  { id: 'new-meeting', label: 'shell.new-meeting', to: '/meetings/new' },
  { id: 'templates', label: 'meetings.more.templates', to: '/meetings/templates' },
  { id: 'groups', label: 'meetings.more.groups', to: '/invitation-groups' },
  { id: 'import', label: 'shell.import', to: '/organisations/import' },
] as const;

function useMoves(query: string): Found[] {
  const t = useText();
  const me = useMe();
  const navigate = useNavigate();
  return moves
    .filter(({ to }) => mayOpen(me.can, to))
    .map(({ id, label, to }) => ({ id, label: t(label), go: () => void navigate({ to }) }))
    .filter(({ label }) => matches(label, query));
}

function useRecords(query: string) {
  const navigate = useNavigate();
  const me = useMe();
  const [asked] = useDebouncedValue(query.trim(), 200);
  const enabled = asked.length > 1;
  const search = { q: asked, limit: 5 };
  const may = (right: string) => ({ enabled: enabled && me.can.includes(right) });
  const commitments = useList('/api/commitments', search, may('commitments.read'));
  const meetings = useList('/api/meetings', search, may('meetings.read'));
  const organisations = useList('/api/organisations', search, may('organisations.list'));
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
