import { SetMetadata } from '@nestjs/common';
import { addMinutes } from '../../kernel/calendar.js';

export const WANTS_PROOF = 'sinergi:wants-proof';

/** A proof that is older than this does not do for what weighs much. */
export const proofMinutes = 15;

/** Whether who proved at that time need not do so again. */
export function isFresh(provedAt: Date | null, now: Date): boolean {
  return provedAt !== null && addMinutes(provedAt, proofMinutes) >= now;
}

/** A deed that weighs much: whoever proved a while ago who they are proves it again, so that an open page is not enough. */
export const WantsProof = () => SetMetadata(WANTS_PROOF, true);
