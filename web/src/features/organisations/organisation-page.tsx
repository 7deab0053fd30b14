import { Button } from '@mantine/core';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api, useMe, type Organisation } from '../../api';
import { Columns, Facts, Loaded, Page, Section, useKeys, useText, useWord, WhenWorded } from '../../ui';
import { OrganisationContacts } from './contacts/organisation-contacts';
import classes from './organisations.module.css';
import { Positions } from './positions/positions';
import { Profile } from './profile';

const EditOrganisation = lazy(async () => ({
  default: (await import('./edit-organisation')).EditOrganisation,
}));

const Accounts = lazy(async () => ({ default: (await import('./accounts')).Accounts }));

const route = getRouteApi('/inside/organisations/$id');

/** Can I rely on them? */
export function OrganisationPage() {
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/organisations/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query} page>
      {(organisation) =>
        // One that was merged is answered with the one it became part of.
        organisation.id === id ? (
          <OrganisationView key={id} organisation={organisation} />
        ) : (
          <Navigate to="/organisations/$id" params={{ id: organisation.id }} replace />
        )
      }
    </Loaded>
  );
}

function OrganisationView({ organisation }: { organisation: Organisation }) {
  const t = useText();
  const word = useWord();
  const me = useMe();
  const [editing, setEditing] = useState(false);
  // Who runs the installation sees the organisation and its accounts, not what it promised.
  const seesPromises = me.can.includes('commitments.read');
  const { name, kind, side, can } = organisation;
  const mayEdit = can.includes('edit');
  useKeys(mayEdit ? [{ key: 'e', label: t('directory.edit'), run: () => setEditing(true) }] : []);
  const who = (
    <Columns aside={<Aside organisation={organisation} />}>
      <Positions organisation={organisation} />
    </Columns>
  );
  return (
    <Page
      title={name}
      eyebrow={`${word('directory.kind', kind)} · ${word('directory.side', side)}`}
      actions={
        mayEdit ? (
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('common.edit')}
          </Button>
        ) : undefined
      }
    >
      {seesPromises ? <Profile organisation={organisation}>{who}</Profile> : who}
      {editing && (
        <Suspense>
          <EditOrganisation organisation={organisation} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function Aside({ organisation }: { organisation: Organisation }) {
  const { can } = useMe();
  return (
    <>
      {organisation.can.includes('contacts') && (
        <OrganisationContacts id={organisation.id} name={organisation.name} />
      )}
      <About organisation={organisation} />
      {can.includes('users.read') && (
        <Suspense>
          <WhenWorded>
            <Accounts organisation={organisation} />
          </WhenWorded>
        </Suspense>
      )}
    </>
  );
}

function About({ organisation }: { organisation: Organisation }) {
  const t = useText();
  const me = useMe();
  const { shortName, district, village, nib, estate, operates, address, can } = organisation;
  const isOwn = me.organisation?.id === organisation.id;
  const isBare =
    [shortName, nib, address, district, estate].every((fact) => fact === null) && operates.length === 0;
  return (
    <Section title={t('directory.facts')}>
      <Facts
        facts={[
          { label: t('directory.short-name'), value: shortName },
          { label: t('directory.nib'), value: nib },
          { label: t('directory.address'), value: address },
          { label: t('directory.village'), value: nameOf(village) },
          { label: t('directory.district'), value: nameOf(district) },
          {
            label: t('directory.estate'),
            value: estate && <EstateName estate={estate} />,
          },
          {
            label: t('directory.estate.operates'),
            value: operates.length > 0 ? <Operates estates={operates} /> : null,
          },
          {
            label: t('directory.estate.operator'),
            value: estate?.operator && (
              <Link to="/organisations/$id" params={{ id: estate.operator.id }}>
                {estate.operator.name}
              </Link>
            ),
          },
        ]}
      />
      {isBare && <p className={classes.note}>{t('directory.facts.none')}</p>}
      {isOwn && !can.includes('edit') && <p className={classes.note}>{t('directory.facts.liaison')}</p>}
    </Section>
  );
}

type EstateRef = Organisation['operates'][number];

function Operates({ estates }: { estates: EstateRef[] }) {
  return (
    <ul className={classes.estates}>
      {estates.map((estate) => (
        <li key={estate.id}>
          <EstateName estate={estate} />
        </li>
      ))}
    </ul>
  );
}

/** Who is in it, for who may ask that. */
function EstateName({ estate: { id, name } }: { estate: EstateRef }) {
  const { can } = useMe();
  if (!can.includes('estates.read')) return name;
  return (
    <Link to="/organisations" search={{ estateId: id }}>
      {name}
    </Link>
  );
}

const nameOf = (place: { name: string } | null): string | undefined => place?.name;
