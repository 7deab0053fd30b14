import { api, client, useOffice } from '../../api';
import { Loaded, useText } from '../../ui';
import { Dialog } from '../../ui/forms';
import classes from './access.module.css';
import { OwnerForm } from './owner-form';
import { ProveElsewhere } from './prove-elsewhere';
import type { Security } from './security-page';

interface ProveAgainProps {
  onProven: () => void;
  onClose: () => void;
}

/** Whoever finds a page open must not do in somebody's name what weighs much: it asks its owner once more. */
export function ProveAgain({ onProven, onClose }: ProveAgainProps) {
  const t = useText();
  // Asked anew: a second factor may have been set up in another window.
  const query = api.useQuery('get', '/api/me/security', {}, { staleTime: 0, gcTime: 0 });
  // The first field takes the focus as the dialog opens, so it has to be there by then.
  if (query.isPending) return null;
  return (
    <Dialog title={t('proof.title')} size="sm" onClose={onClose}>
      <Loaded query={query}>
        {(security) => <Ways security={security} onProven={onProven} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

/** A second factor where there is one, else the password; or the office's provider, where its word is as good. */
function Ways({ security, onProven, onClose }: ProveAgainProps & { security: Security }) {
  const t = useText();
  const { sso } = useOffice();
  const byFirst = security.secondFactor === null && security.passkeys === 0;
  const provider = security.providerProves ? (sso?.name ?? null) : null;
  if (byFirst && !security.hasPassword)
    return <WithoutPassword provider={provider} onProven={onProven} onClose={onClose} />;
  return (
    <>
      <OwnerForm
        security={security}
        submitLabel={t('proof.submit')}
        onCancel={onClose}
        act={async (body) => {
          await client.PUT('/api/sessions/current/proof', { body });
          onProven();
        }}
      >
        <Why />
      </OwnerForm>
      {byFirst && (
        <p className={classes.forgot}>
          <Forgot />
        </p>
      )}
      {provider !== null && <OrElsewhere name={provider} onProven={onProven} />}
    </>
  );
}

function OrElsewhere(elsewhere: { name: string; onProven: () => void }) {
  const t = useText();
  return (
    <>
      <p className={classes.or}>{t('access.sso.or')}</p>
      <ProveElsewhere {...elsewhere} />
    </>
  );
}

function Why() {
  const t = useText();
  return <p className={classes.text}>{t('proof.text')}</p>;
}

/** They came by a provider and never set a password; where it is none any more, the mail of a reset sets one, beside this page. */
function WithoutPassword({ provider, onProven, onClose }: ProveAgainProps & { provider: string | null }) {
  const t = useText();
  if (provider !== null) {
    return (
      <>
        <Why />
        <ProveElsewhere name={provider} only onProven={onProven} onCancel={onClose} />
      </>
    );
  }
  return (
    <p className={classes.text}>
      {t('proof.no-password')} <Forgot />
    </p>
  );
}

function Forgot() {
  const t = useText();
  return (
    <a className={classes.lone} href="/forgot-password" target="_blank" rel="noreferrer">
      {t('proof.set-password')}
    </a>
  );
}
