import { SetMetadata } from '@nestjs/common';
import type { Awaited } from './authenticator.js';

export const UNFINISHED = 'sinergi:unfinished';

/** Opens a route to sessions that still wait for one of these; every other route is closed to them. */
export const Unfinished = (...awaited: Awaited[]) => SetMetadata(UNFINISHED, awaited);
