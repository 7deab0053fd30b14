import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMe } from '../../api';
import { Page, useText } from '../../ui';
import { HealthLine } from './health-line';
import { Ledger } from './ledger';
import { Rules } from './rules';
import classes from './reminders.module.css';

const route = getRouteApi('/inside/reminders');

/** Who was told what, when, and did it arrive; and, for those who may know, is the engine well. */
export function RemindersPage() {
  const t = useText();
  const mayReadRules = useMe().can.includes('reminders.rules');
  return (
    <Page title={t('reminders.title')} lead={t('reminders.lead')}>
      {mayReadRules ? <WithRules /> : <Ledger />}
    </Page>
  );
}

function WithRules() {
  const t = useText();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (value: string | null) =>
    void navigate({ search: value === 'rules' ? { tab: 'rules' } : {}, replace: true });
  return (
    <>
      <HealthLine />
      <Tabs value={tab ?? 'ledger'} onChange={open} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="ledger">{t('reminders.ledger')}</Tabs.Tab>
          <Tabs.Tab value="rules">{t('reminders.rules')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="ledger" className={classes.panel ?? ''}>
          <Ledger />
        </Tabs.Panel>
        <Tabs.Panel value="rules" className={classes.panel ?? ''}>
          <Rules />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
