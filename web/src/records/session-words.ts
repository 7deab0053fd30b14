import type { Answer } from '../api';
import type { MessageId, Text } from '../ui';

type Session = Answer<'/api/sessions'>['items'][number];

/** "Chrome di Windows", as far as it is known. */
export function deviceName({ browser, system }: Session['device'], t: Text): string {
  if (browser !== null && system !== null) return t('account.sessions.device', { browser, system });
  return browser ?? system ?? t('account.sessions.unknown');
}

/** An address says little to most people; whether it is in the network that they are in now says something. */
export function lastUse({ current, address, sameNetwork }: Session): MessageId {
  if (address === null) return 'account.sessions.used';
  if (current) return 'account.sessions.used.here';
  return sameNetwork ? 'account.sessions.used.same' : 'account.sessions.used.other';
}
