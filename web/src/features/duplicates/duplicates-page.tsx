import { Tabs } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMe } from '../../api';
import { Page, useText } from '../../ui';
import classes from './duplicates.module.css';
import { OrganisationPairs } from './organisation-pairs';
import { PersonPairs } from './person-pairs';
import { PositionPairs } from './position-pairs';

const route = getRouteApi('/inside/organisations/duplicates');

const leads = {
  organisations: 'duplicates.lead',
  people: 'duplicates.people.lead',
  positions: 'duplicates.positions.lead',
} as const;

/** Which entries are one? Those that share most come first. */
export function DuplicatesPage() {
  const t = useText();
  const { can } = useMe();
  const { of = 'organisations' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      title={t('duplicates.title')}
      eyebrow={<Link to="/organisations">{t('directory.title')}</Link>}
      lead={t(leads[of])}
    >
      <Tabs
        value={of}
        keepMounted={false}
        onChange={(value) =>
          void navigate({
            search: value === 'people' || value === 'positions' ? { of: value } : {},
            replace: true,
          })
        }
      >
        <Tabs.List>
          <Tabs.Tab value="organisations">{t('duplicates.organisations')}</Tabs.Tab>
          {can.includes('people.merge') && <Tabs.Tab value="people">{t('duplicates.people')}</Tabs.Tab>}
          <Tabs.Tab value="positions">{t('duplicates.positions.tab')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="organisations" className={classes.panel ?? ''}>
          <OrganisationPairs />
        </Tabs.Panel>
        <Tabs.Panel value="people" className={classes.panel ?? ''}>
          <PersonPairs />
        </Tabs.Panel>
        <Tabs.Panel value="positions" className={classes.panel ?? ''}>
          <PositionPairs />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
