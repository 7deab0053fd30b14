import { SetMetadata } from '@nestjs/common';

export const WANTS_PROOF = 'sinergi:wants-proof';

/** A proof that is older than this does not do for what weighs much. */
export const proofMinutes = 15;

/** A deed that weighs much: whoever proved a while ago who they are proves it again, so that an open page is not enough. */
export const WantsProof = () => SetMetadata(WANTS_PROOF, true);
