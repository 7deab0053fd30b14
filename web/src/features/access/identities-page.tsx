import { Page, useText } from '../../ui';
import { Identities } from './identities';

export function IdentitiesPage() {
  const t = useText();
  return (
    <Page title={t('sso.linked')} lead={t('sso.linked.lead')}>
      <Identities />
    </Page>
  );
}
