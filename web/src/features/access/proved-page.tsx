import { useEffect } from 'react';
import { useText } from '../../ui';
import { Outside } from '../../records/outside';
import { tellProved } from './proved';

/** Where proving at the provider ends, in a window of its own: the page that asked goes on, and this one closes. */
export function ProvedPage() {
  const t = useText();
  useEffect(() => {
    tellProved();
    // Some browsers do not let it: then the words stand.
    window.close();
  }, []);
  return (
    <Outside title={t('sso.proved')} lead={t('sso.proved.text')}>
      {null}
    </Outside>
  );
}
