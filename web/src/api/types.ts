import type { paths } from './schema';

type Headerless<Operation> = Operation extends { parameters: infer Parameters }
  ? Omit<Operation, 'parameters'> & {
      parameters: Omit<Parameters, 'header'> & { header?: Record<string, string> };
    }
  : Operation;

/** The paths of the API; headers are optional to callers, since the client's middleware adds them. */
export type OpenPaths = {
  [Path in keyof paths]: {
    [Method in keyof paths[Path]]: Headerless<paths[Path][Method]>;
  };
};

type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
type Responses<Operation> = Operation extends { responses: infer All } ? All : never;
type Good<All> =
  | (All extends { 200: infer Ok } ? Json<Ok> : never)
  | (All extends { 201: infer Created } ? Json<Created> : never);

/** What a path answers when all is well: `Answer<'/api/me'>`. */
export type Answer<
  Path extends keyof paths,
  Method extends keyof paths[Path] = 'get' & keyof paths[Path],
> = Good<Responses<paths[Path][Method]>>;

/** What a path accepts: `Body<'/api/meetings', 'post'>`. */
export type Body<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  requestBody: { content: { 'application/json': infer Content } };
}
  ? Content
  : never;

/** The search parameters of a list; each may be left out. */
export type Query<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Parameters } };
}
  ? Partial<NonNullable<Parameters>>
  : never;

/** Paths that answer `{ items, next }`. */
export type ListPath = {
  [Path in keyof paths]: Answer<Path> extends { items: unknown[]; next: unknown } ? Path : never;
}[keyof paths];

/** One row of a list. */
export type Item<Path extends keyof paths> = Answer<Path> extends { items: (infer Row)[] } ? Row : never;

export type Me = Answer<'/api/me'>;
export type Office = Answer<'/api/office'>;
export type Organisation = Answer<'/api/organisations/{id}'>;
export type OrganisationRow = Item<'/api/organisations'>;
export type OrganisationProfile = Answer<'/api/organisations/{id}/profile'>;
export type Holder = Item<'/api/positions/{id}/appointments'>;
export type Position = Item<'/api/positions'>;
export type Meeting = Answer<'/api/meetings/{id}'>;
export type MeetingRow = Item<'/api/meetings'>;
export type Attendance = Meeting['attendances'][number];
export type Invitee = Item<'/api/meetings/{id}/invitees'>;
export type InvitationLetter = Answer<'/api/meeting-answers/previews', 'post'>;
export type Estate = Item<'/api/estates'>;
export type InvitationGroup = Answer<'/api/invitation-groups/{id}'>;
export type CheckIn = Answer<'/api/check-ins/openings', 'post'>;
export type DoorSeat = Answer<'/api/check-ins/seats', 'post'>['items'][number];
export type DecisionRow = Item<'/api/decisions'>;
export type MinutesState = Answer<'/api/meetings/{id}/minutes'>;
export type MinutesVersionRow = MinutesState['versions'][number];
export type MinutesVersion = Answer<'/api/meetings/{id}/minutes/versions/{number}'>;
export type MinutesReading = Answer<'/api/meetings/{id}/minutes/reading'>;
export type MinutesParagraph = MinutesReading['blocks'][number];
export type MinutesComment = MinutesReading['comments'][number];
export type AttendanceReport = Answer<'/api/meetings/{id}/attendance-report'>;
export type Mandate = Answer<'/api/meetings/{id}/mandates'>['items'][number];
export type AgendaItemParties = Answer<'/api/meetings/{id}/mandates'>['agendaItems'][number];
export type OwnSeat = Answer<'/api/meetings/{id}/own-seats'>['items'][number];
export type AgendaItem = Meeting['agendaItems'][number];
export type Decision = Meeting['decisions'][number];
export type Commitment = Answer<'/api/commitments/{id}'>;
export type CommitmentRow = Item<'/api/commitments'>;
export type Extension = Commitment['extensions'][number];
export type HistoryEntry = Item<'/api/commitments/{id}/history'>;
export type MyWork = Answer<'/api/my-work'>;
export type Reminder = Item<'/api/reminders'>;
export type ReminderRule = Item<'/api/reminder-rules'>;
export type Token = Item<'/api/tokens'>;
export type LeadersReport = Answer<'/api/reports/leaders'>;
export type User = Answer<'/api/users/{id}'>;
export type UserRow = Item<'/api/users'>;
export type Invitation = Item<'/api/invitations'>;
/** A role that somebody holds, or is invited to. */
export type Grant = Invitation['roles'][number];
export type HeldGrant = User['roles'][number];
export type RightsTable = Answer<'/api/rights'>;
export type Preview = Answer<'/api/invitations/previews', 'post'>;
