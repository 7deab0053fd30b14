import { SetMetadata } from '@nestjs/common';

export const UNCOUNTED = 'sinergi:uncounted';

/** A route that does not count against the requests of an address; `reason` says what keeps it from being flooded. */
export const Uncounted = (reason: string) => SetMetadata(UNCOUNTED, reason);
