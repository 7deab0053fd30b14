import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'sinergi:public';

/** Opens a route to people who have not signed in; `reason` says why that does no harm. */
export const Public = (reason: string) => SetMetadata(PUBLIC, reason);
