export { commitmentsBehind } from './commitment-link';
export { CommitmentLight, CommitmentProgress, DueText, toneOf } from './commitment-marks';
export { CommitmentTable } from './commitment-table';
export { DistrictSelect } from './district-select';
export { History } from './history';
export { measureOf } from './measure';
export { MeetingStatus, MeetingTime } from './meeting-marks';
export { MeetingFilter, OrganisationFilter } from './record-filters';
export { OrganisationSelect, PersonSelect, PositionSelect } from './record-select';
