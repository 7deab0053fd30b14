import type { Answer } from '../../api';
import type { Text } from '../../ui';

type Device = Answer<'/api/sessions'>['items'][number]['device'];

/** "Chrome di Windows", as far as it is known. */
export function deviceName({ browser, system }: Device, t: Text): string {
  if (browser !== null && system !== null) return t('account.sessions.device', { browser, system });
  return browser ?? system ?? t('account.sessions.unknown');
}
