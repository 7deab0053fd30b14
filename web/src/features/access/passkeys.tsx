import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { api, useOffice, type Answer } from '../../api';
import { formatMoment, Loaded, Section, Tag, useLocale, useText } from '../../ui';
import classes from './access.module.css';
import type { PasskeyMove } from './passkey-dialog';
import { passkeysWork } from './passkey-button';
import type { Security } from './security-page';

const PasskeyDialog = lazy(async () => ({ default: (await import('./passkey-dialog')).PasskeyDialog }));

export type Passkey = Answer<'/api/me/passkeys'>['items'][number];

const most = 10;

/** The keys that open this account without a password. */
export function Passkeys({ security }: { security: Security }) {
  const t = useText();
  const query = api.useQuery('get', '/api/me/passkeys', {}, { staleTime: 0 });
  const [move, setMove] = useState<PasskeyMove | null>(null);
  const works = passkeysWork();
  const kept = security.secondFactorRequired && security.secondFactor === null && security.passkeys === 1;
  return (
    <Section title={t('passkeys.title')}>
      <p className={classes.text}>{t('passkeys.text')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <>
            {items.length > 0 && (
              <ul className={classes.rows}>
                {items.map((passkey) => (
                  <PasskeyRow key={passkey.id} passkey={passkey} removable={!kept} onMove={setMove} />
                ))}
              </ul>
            )}
            {kept && <p className={classes.note}>{t('passkeys.kept')}</p>}
            {works && items.length < most && (
              <div className={classes.moves}>
                <Button variant="default" onClick={() => setMove({ do: 'add' })}>
                  {t('passkeys.add')}
                </Button>
              </div>
            )}
            {works && items.length >= most && <p className={classes.note}>{t('passkeys.full')}</p>}
            {!works && <p className={classes.note}>{t('passkeys.unable')}</p>}
          </>
        )}
      </Loaded>
      <Suspense>
        {move !== null && <PasskeyDialog move={move} security={security} onClose={() => setMove(null)} />}
      </Suspense>
    </Section>
  );
}

interface PasskeyRowProps {
  passkey: Passkey;
  removable: boolean;
  onMove: (move: PasskeyMove) => void;
}

function PasskeyRow({ passkey, removable, onMove }: PasskeyRowProps) {
  const t = useText();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const { name, kind, createdAt, lastUsedAt } = passkey;
  const when = (at: string) => formatMoment(at, timeZone, locale, 'short');
  return (
    <li className={classes.row}>
      <div>
        <span className={classes.strong}>{name}</span> <Tag>{t(`passkeys.kind.${kind}`)}</Tag>
        <span className={classes.second}>
          {lastUsedAt === null ? t('passkeys.used.never') : t('passkeys.used', { when: when(lastUsedAt) })}
        </span>
        <span className={classes.second}>{t('passkeys.made', { when: when(createdAt) })}</span>
      </div>
      <div className={classes.rowMoves}>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('passkeys.rename.of', { name })}
          onClick={() => onMove({ do: 'rename', passkey })}
        >
          {t('passkeys.rename')}
        </Button>
        {removable && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('passkeys.remove.of', { name })}
            onClick={() => onMove({ do: 'remove', passkey })}
          >
            {t('passkeys.remove')}
          </Button>
        )}
      </div>
    </li>
  );
}
