import {
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type WebAuthnErrorCode,
} from '@simplewebauthn/browser';
import { client, type Body } from '../../api';
import type { Text } from '../../ui';

export type Assertion = Body<'/api/sessions/passkey', 'put'>;
/** A challenge: to whoever signs in, or to one's own passkeys. */
export type Challenge = '/api/sessions/passkey/challenge' | '/api/me/passkeys/challenge';
type Trouble = 'stopped' | 'timed-out' | 'known' | 'address' | 'unable';

/** What the browser, or the person before it, said instead of a passkey; shown like a refusal of the server. */
class PasskeyTrouble extends Error {
  readonly status = 400;

  constructor(readonly detail: string) {
    super(detail);
  }
}

/** Lets the browser ask for a passkey, and answers what the server is to have. */
export async function usedPasskey(challenge: Challenge, t: Text): Promise<Assertion> {
  const { data } = await client.PUT(challenge);
  const optionsJSON = data?.options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const { id, response } = await told(optionsJSON, t, () => startAuthentication({ optionsJSON }));
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    id,
    clientDataJSON,
    authenticatorData,
    signature,
    ...(userHandle !== undefined && { userHandle }),
  };
}

/** Lets the browser make a passkey, and adds it under this name; answers recovery codes if they are the first. */
export async function addedPasskey(
  proof: Body<'/api/me/passkeys/draft', 'put'>,
  name: string,
  t: Text,
): Promise<string[]> {
  const { data } = await client.PUT('/api/me/passkeys/draft', { body: proof });
  const optionsJSON = data?.options as unknown as PublicKeyCredentialCreationOptionsJSON;
  const { id, response } = await told(optionsJSON, t, () => startRegistration({ optionsJSON }));
  const { clientDataJSON, attestationObject } = response;
  const transports = (response.transports ?? []) as Body<'/api/me/passkeys', 'put'>['transports'];
  const body = { name, id, clientDataJSON, attestationObject, transports };
  const { data: added } = await client.PUT('/api/me/passkeys', { body });
  return added?.recoveryCodes ?? [];
}

/** Does it, and says in the reader's words why it did not work. */
async function told<Result>(
  { timeout = 60_000 }: { timeout?: number },
  t: Text,
  work: () => Promise<Result>,
): Promise<Result> {
  const began = performance.now();
  try {
    return await work();
  } catch (error) {
    const code = error instanceof WebAuthnError ? error.code : undefined;
    // Browsers do not tell whether somebody declined or nobody answered; the clock does.
    const trouble =
      code === 'ERROR_PASSTHROUGH_SEE_CAUSE_PROPERTY' && performance.now() - began >= timeout
        ? 'timed-out'
        : (troubles[code ?? 'ERROR_AUTHENTICATOR_GENERAL_ERROR'] ?? 'unable');
    throw new PasskeyTrouble(t(`passkeys.trouble.${trouble}`));
  }
}

const troubles: Partial<Record<WebAuthnErrorCode, Trouble>> = {
  ERROR_PASSTHROUGH_SEE_CAUSE_PROPERTY: 'stopped',
  ERROR_CEREMONY_ABORTED: 'stopped',
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'known',
  ERROR_INVALID_DOMAIN: 'address',
  ERROR_INVALID_RP_ID: 'address',
};
