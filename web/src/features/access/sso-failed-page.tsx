import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useOffice } from '../../api';
import { ButtonLink, useText } from '../../ui';
import classes from './access.module.css';
import { Outside } from '../../records/outside';

const route = getRouteApi('/sso-failed');

/** Where a sign-in through the identity provider ends that did not work: why, and what to do. */
export function SsoFailedPage() {
  const t = useText();
  const { reason = 'invalid', purpose, instance } = route.useSearch();
  const name = useOffice().sso?.name ?? t('sso.provider');
  const linking = purpose === 'link';
  return (
    <Outside title={t(linking ? 'sso.failed.link' : 'sso.failed', { name })} lead={t(`sso.reason.${reason}`)}>
      {reason === 'unknown' && <HowToLink name={name} />}
      <div className={classes.moves}>
        {linking ? (
          <ButtonLink to="/account/identities">{t('sso.linked')}</ButtonLink>
        ) : (
          <SignInMoves again={reason !== 'unknown' && reason !== 'too-many'} />
        )}
      </div>
      {instance !== undefined && (
        <p className={classes.instance}>
          {t('common.problem.id')} <code>{instance}</code>
        </p>
      )}
    </Outside>
  );
}

/** To the password; and, where that may help, once more to the provider. */
function SignInMoves({ again }: { again: boolean }) {
  const t = useText();
  return (
    <>
      <ButtonLink to="/sign-in">{t('access.to-sign-in')}</ButtonLink>
      {again && (
        <Button component="a" href="/api/sso/start" variant="default">
          {t('sso.retry')}
        </Button>
      )}
    </>
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
