export { reachesCommitment } from './commitment.reach.js';
export { DistrictRef, HolidayView, OrganisationRef, PositionRef } from './directory.dto.js';
export { DirectoryModule } from './directory.module.js';
export { Holidays } from './holidays.js';
export { OrganisationsService } from './organisation.service.js';
export { PositionView } from './position.dto.js';
export { holderOn, PositionQueries } from './position.queries.js';
export { PositionsService } from './position.service.js';
export { type Topic, topics } from './topic.js';
