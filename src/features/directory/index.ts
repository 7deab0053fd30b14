export { reachesCommitment } from './commitment.reach.js';
export { DistrictRef, OrganisationRef, PositionRef } from './directory.dto.js';
export { DirectoryModule } from './directory.module.js';
export { Holidays } from './holidays/holidays.js';
export { OrganisationsService } from './organisations/organisation.service.js';
export { PositionView } from './positions/position.dto.js';
export { holderOn, PositionQueries } from './positions/position.queries.js';
export { PositionsService } from './positions/position.service.js';
export { type Topic, topics } from './topic.js';
