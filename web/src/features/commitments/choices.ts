import type { Commitment } from '../../api';

/** The values of the API that forms and filters offer, in the order people expect them. */
export const directions: Commitment['direction'][] = ['up', 'down', 'yes_no'];
export const classifications: Commitment['classification'][] = ['open', 'internal', 'exempt'];
