export { reachesCommitment } from './commitment.reach.js';
export {
  contactsOf,
  hasMailbox,
  holders,
  isWilling,
  mailboxOf,
  silenced,
} from './contacts/addressee.queries.js';
export { DistrictRef, OrganisationRef, PositionRef } from './directory.dto.js';
export { DirectoryModule } from './directory.module.js';
export { EstateQueries } from './estates/estate.queries.js';
export { EstatesService } from './estates/estates.service.js';
export { HolidayView } from './holidays/holiday.dto.js';
export { Holidays } from './holidays/holidays.js';
export { importKinds } from './imports/import.js';
export { ImportQueries } from './imports/import.queries.js';
export { ImportsService } from './imports/imports.service.js';
export { inviteeKeyOf } from './invitee-key.js';
export { reachesOrganisation } from './organisations/organisation.reach.js';
export { OrganisationsService } from './organisations/organisation.service.js';
export { fullName } from './people/full-name.js';
export { PositionView } from './positions/position.dto.js';
export { holderOn, PositionQueries } from './positions/position.queries.js';
export { PositionsService } from './positions/position.service.js';
export { type Topic, topics } from './topic.js';
