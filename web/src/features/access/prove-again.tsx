import { api, client } from '../../api';
import { Loaded, useText } from '../../ui';
import { Dialog } from '../../ui/forms';
import classes from './access.module.css';
import { OwnerForm } from './owner-form';

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
        {(security) => {
          const { hasPassword, secondFactor, passkeys } = security;
          const byPassword = secondFactor === null && passkeys === 0;
          if (byPassword && !hasPassword) return <NoWay />;
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
                <p className={classes.text}>{t('proof.text')}</p>
              </OwnerForm>
              {byPassword && (
                <p className={classes.second}>
                  <Forgot />
                </p>
              )}
            </>
          );
        }}
      </Loaded>
    </Dialog>
  );
}

/** They came by a provider and never set a password; the mail of a reset sets one, beside this page. */
function NoWay() {
  const t = useText();
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
