import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useOffice } from '../../api';
import { ButtonLink, useText } from '../../ui';
import classes from './access.module.css';
import { Outside } from '../../records/outside';

const route = getRouteApi('/sso-failed');

/** Trying once more leads to the same. */
const hopeless = new Set(['unknown', 'too-many', 'factor']);

/** Where a sign-in through the identity provider ends that did not work, or a linking, or a proof: why, and what to do. */
export function SsoFailedPage() {
  const t = useText();
  const { reason = 'invalid', purpose, instance } = route.useSearch();
  const name = useOffice().sso?.name ?? t('sso.provider');
  // Only these two have words of their own; an address may say anything.
  const apart = purpose === 'link' || purpose === 'proof' ? purpose : null;
  const title = apart === null ? 'sso.failed' : (`sso.failed.${apart}` as const);
  return (
    <Outside title={t(title, { name })} lead={t(`sso.reason.${reason}`)}>
      {reason === 'unknown' && <HowToLink name={name} />}
      <Moves purpose={apart} again={!hopeless.has(reason)} />
      {instance !== undefined && (
        <p className={classes.instance}>
          {t('common.problem.id')} <code>{instance}</code>
        </p>
      )}
    </Outside>
  );
}

/** Back to where they set out from. */
function Moves({ purpose, again }: { purpose: 'link' | 'proof' | null; again: boolean }) {
  const t = useText();
  if (purpose === null)
    return (
      <div className={classes.moves}>
        <SignInMoves again={again} />
      </div>
    );
  if (purpose === 'link')
    return (
      <div className={classes.moves}>
        <ButtonLink to="/account/identities">{t('sso.linked')}</ButtonLink>
      </div>
    );
  return (
    <>
      <p className={classes.text}>{t('sso.proof.back')}</p>
      {again && (
        <div className={classes.moves}>
          <Again href="/api/sso/start?purpose=proof" />
        </div>
      )}
    </>
  );
}

/** To the password; and, where that may help, once more to the provider. */
function SignInMoves({ again }: { again: boolean }) {
  const t = useText();
  return (
    <>
      <ButtonLink to="/sign-in">{t('access.to-sign-in')}</ButtonLink>
      {again && <Again href="/api/sso/start" />}
    </>
  );
}

function Again({ href }: { href: string }) {
  const t = useText();
  return (
    <Button component="a" href={href} variant="default">
      {t('sso.retry')}
    </Button>
  );
}

function HowToLink({ name }: { name: string }) {
  const t = useText();
  return (
    <>
      <p>{t('sso.how')}</p>
      <ol className={classes.steps}>
        <li>{t('sso.how.1')}</li>
        <li>{t('sso.how.2')}</li>
        <li>{t('sso.how.3', { name })}</li>
      </ol>
      <p className={classes.hintsText}>{t('sso.how.none')}</p>
    </>
  );
}
