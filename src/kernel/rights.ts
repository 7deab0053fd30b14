import type { Role } from './roles.js';

export { type Classification, classifications, clearances, clears } from './clearances.js';
export { type Role, roles, roleScopes } from './roles.js';

/**
 * Who may do what: the one table of rights, as plain data. The guard of each route, the policies, the conditions of
 * queries, the buttons of the page, the page that shows this table to administrators, and the tests all read it.
 * What is not written here is not allowed.
 */

/**
 * Which part of the things a right reaches. `office`: all of them. `published`: all but drafts. `own`: one's own
 * organisation and what concerns it. `attending`: meetings that one's organisation takes part in. `chaired`: those led
 * in one's position, and what was promised there. `chaired_other_side`: that, but for what one's own side promised. `owner`: what one's organisation promised. `party`: that, and what
 * it verifies. `verifier`: what it verifies. `other_side`: all but what one's organisation promised. `tenants`: those
 * of the estate that one's organisation operates. `district`: what lies in one's district. `counterparts`: one's own
 * organisation, and the other side of what it promised or verifies.
 * `seat`: the seat of the position that one holds or acts for, of oneself, or of one's organisation.
 */
export const reaches = [
  'office',
  'published',
  'own',
  'attending',
  'chaired',
  'chaired_other_side',
  'owner',
  'party',
  'verifier',
  'other_side',
  'tenants',
  'district',
  'counterparts',
  'seat',
] as const;
export type Reach = (typeof reaches)[number];

/** Who has a right, and how far it reaches for each. */
type Holders = Readonly<Partial<Record<Role, Reach>>>;

/** Works on a commitment: its owner, and staff who write down what they were told. */
const keepers = {
  staff: 'office',
  liaison: 'owner',
  agency_head: 'owner',
  agency_officer: 'owner',
  estate_coordinator: 'tenants',
} as const satisfies Holders;

/** The other side of the promise; never who speaks for its owner. */
const otherSide = {
  staff: 'other_side',
  verifier: 'other_side',
  liaison: 'verifier',
  agency_head: 'verifier',
  agency_officer: 'verifier',
} as const satisfies Holders;

/** Who may hold an invited position, or speak for an invited organisation. */
const seated = {
  staff: 'office',
  official: 'seat',
  aide: 'seat',
  chair: 'seat',
  verifier: 'seat',
  agency_head: 'seat',
  agency_officer: 'seat',
  liaison: 'seat',
  estate_coordinator: 'seat',
  district_officer: 'seat',
} as const satisfies Holders;

const staff = { staff: 'office' } as const satisfies Holders;

/** Speaks for an organisation that takes part in meetings. */
const proposers = {
  liaison: 'own',
  agency_head: 'own',
  agency_officer: 'own',
} as const satisfies Holders;

/** Finds every organisation. */
const register = {
  administrator: 'office',
  staff: 'office',
  official: 'office',
  aide: 'office',
  inspector: 'office',
  information_officer: 'office',
  verifier: 'office',
} as const satisfies Holders;

export const rights = {
  meetings: {
    read: {
      staff: 'office',
      official: 'published',
      aide: 'published',
      inspector: 'published',
      information_officer: 'published',
      verifier: 'published',
      chair: 'chaired',
      liaison: 'attending',
      agency_head: 'attending',
      agency_officer: 'attending',
      estate_coordinator: 'tenants',
      district_officer: 'district',
    },
    /** The story of a meeting tells its exempt parts as well. */
    history: {
      staff: 'office',
      official: 'published',
      inspector: 'published',
      information_officer: 'published',
    },
    /** The minutes while they are written: who writes them, and the side of who will sign them. */
    notes: { staff: 'office', chair: 'chaired', aide: 'chaired' },
    create: staff,
    edit: staff,
    publish: staff,
    start: staff,
    finish: staff,
    close: staff,
    postpone: staff,
    reschedule: staff,
    cancel: staff,
  },
  /** The minutes after the meeting, from the round of correction on; an aide reads where their leader led. */
  minutes: {
    read: {
      staff: 'office',
      official: 'published',
      inspector: 'published',
      information_officer: 'published',
      verifier: 'published',
      chair: 'chaired',
      aide: 'chaired',
      liaison: 'attending',
      agency_head: 'attending',
      agency_officer: 'attending',
      estate_coordinator: 'tenants',
      district_officer: 'district',
    },
    /** Corrected by who took part. */
    comment: {
      chair: 'chaired',
      /** For the leader, and marked so. */
      aide: 'chaired',
      liaison: 'attending',
      agency_head: 'attending',
      agency_officer: 'attending',
      estate_coordinator: 'tenants',
    },
    answer: staff,
    open_round: staff,
    end_round: staff,
    /** The chair approves; staff note that the chair did, and that is marked. */
    approve: { staff: 'office', chair: 'chaired' },
    correct: staff,
  },
  /** Named lists of whom to invite together. */
  groups: { read: staff, edit: staff },
  /** One's own seat at a meeting: whether one comes. What staff are told by telephone they note for all. */
  seats: {
    read: seated,
    answer: seated,
  },
  /** Meetings to begin others from. */
  templates: { read: staff, create: staff, edit: staff },
  /** Meetings that recur. */
  series: { read: staff, create: staff, edit: staff },
  /** Topics that those who take part ask to have on an agenda. */
  proposals: {
    read: { staff: 'office', liaison: 'own', agency_head: 'own', agency_officer: 'own' },
    create: proposers,
    withdraw: proposers,
    answer: staff,
  },
  commitments: {
    read: {
      staff: 'office',
      official: 'office',
      aide: 'office',
      inspector: 'office',
      information_officer: 'office',
      verifier: 'office',
      chair: 'chaired',
      liaison: 'party',
      agency_head: 'party',
      agency_officer: 'party',
      estate_coordinator: 'tenants',
      district_officer: 'district',
    },
    create: staff,
    edit: staff,
    /** Staff, who led the meeting or their aide, for the regency's side; an owner's head may confirm a proposal alone. */
    agree: {
      staff: 'office',
      chair: 'chaired',
      aide: 'chaired',
      liaison: 'owner',
      agency_head: 'owner',
      estate_coordinator: 'tenants',
    },
    start: keepers,
    report: keepers,
    submit: keepers,
    block: keepers,
    unblock: keepers,
    extend: keepers,
    verify: otherSide,
    return: otherSide,
    /** Grants or refuses more time. */
    answer: { ...otherSide, chair: 'chaired_other_side', aide: 'chaired_other_side' },
    hold: staff,
    resume: staff,
    cancel: staff,
    reopen: staff,
  },
  organisations: {
    /** What it is called, where it is, its own mailbox and telephone, and who holds its positions. */
    read: {
      ...register,
      chair: 'office',
      liaison: 'own',
      agency_head: 'counterparts',
      agency_officer: 'counterparts',
      estate_coordinator: 'tenants',
      district_officer: 'district',
    },
    /** The addresses of those who hold its positions, and who held them before. */
    contacts: {
      ...register,
      chair: 'office',
      liaison: 'own',
      agency_head: 'own',
      agency_officer: 'own',
      estate_coordinator: 'tenants',
      district_officer: 'district',
    },
    /** Finds the register in the menu. */
    list: register,
    create: staff,
    edit: staff,
    /** Positions, and who holds them. */
    appoint: staff,
    /** Many at once, with their people, from a table. */
    import: staff,
    /** Two entries of one organisation become one. */
    merge: staff,
  },
  /** Industrial estates, with who operates each: their operators' coordinators enter for those in them. */
  estates: { read: register, edit: staff },
  /** The villages, from a table of the ministry's codes. */
  regions: { import: { administrator: 'office', staff: 'office' } },
  /** Names and addresses across all organisations are for those who write to them. */
  people: {
    read: { staff: 'office', official: 'office', aide: 'office' },
    edit: staff,
    /** Two entries of one person become one. */
    merge: staff,
  },
  /** The ways to reach people and organisations; read with whom they reach. */
  contacts: { edit: staff },
  leaders: { read: { staff: 'office', official: 'office', aide: 'office', inspector: 'office' } },
  reminders: {
    read: {
      administrator: 'office',
      staff: 'office',
      official: 'office',
      inspector: 'office',
      liaison: 'own',
      agency_head: 'own',
      agency_officer: 'own',
      estate_coordinator: 'own',
    },
    /** The rules, and whether the engine runs. */
    rules: { administrator: 'office', staff: 'office', official: 'office', inspector: 'office' },
    configure: { administrator: 'office', staff: 'office' },
  },
  mailbox: { read: { administrator: 'office' } },
  users: { read: { administrator: 'office' }, manage: { administrator: 'office' } },
  /** The API tokens of others; everyone sees and ends their own. */
  tokens: { read: { administrator: 'office' } },
  /** What people say is wrong in what is held about them (UU 27/2022, art. 30); everyone asks and sees their own. */
  corrections: {
    read: { administrator: 'office', information_officer: 'office' },
    answer: { administrator: 'office', information_officer: 'office' },
  },
  audit: { read: { administrator: 'office', inspector: 'office' } },
  rights: { read: { administrator: 'office', inspector: 'office' } },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Holders>>>>;

export type Rights = typeof rights;
/** Such as `commitments.verify`. */
export type Right = {
  [Thing in keyof Rights]: `${Thing}.${Extract<keyof Rights[Thing], string>}`;
}[keyof Rights];
