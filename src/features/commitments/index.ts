export { CommitmentQueries } from './commitment.queries.js';
export { CommitmentsService } from './commitment.service.js';
export { CommitmentRow } from './commitment.views.dto.js';
export { CommitmentsModule } from './commitments.module.js';
export { isOpen, lightConditions } from './light.js';
export { ProgressService } from './progress.service.js';
