import { useText } from '../../ui';
import classes from './access.module.css';
import { OwnerForm } from './owner-form';
import type { Security } from './security-page';

interface AddPasskeyProps {
  /** Null when the sign-in has just asked for the password. */
  security: Security | null;
  onAdded: (name: string, recoveryCodes: string[]) => void;
  onCancel?: () => void;
}

/** A name, a proof, and then it is the browser's turn. */
export function AddPasskey({ security, onAdded, onCancel }: AddPasskeyProps) {
  const t = useText();
  return (
    <OwnerForm
      security={security}
      submitLabel={t('passkeys.add.submit')}
      onCancel={onCancel}
      name=""
      act={async (proof, name) => {
        const { addedPasskey } = await import('./authenticator');
        onAdded(name, await addedPasskey(proof, name, t));
      }}
    >
      <p className={classes.text}>{t('passkeys.add.text')}</p>
    </OwnerForm>
  );
}
