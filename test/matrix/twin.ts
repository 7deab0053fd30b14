import { randomUUID } from 'node:crypto';

/** Ids for every parameter of a path, named by the resource that it belongs to. */
export interface Ids {
  organisation: string;
  position: string;
  appointment: string;
  person: string;
  contact: string;
  /** A second entry of the position. */
  sibling: string;
  /** A second entry of the person. */
  namesake: string;
  meeting: string;
  item: string;
  attendance: string;
  decision: string;
  note: string;
  comment: string;
  /** Of minutes: the same for everyone. */
  minutesVersion: string;
  file: string;
  notice: string;
  group: string;
  estate: string;
  member: string;
  commitment: string;
  extension: string;
  user: string;
  grant: string;
  invitation: string;
  mail: string;
  rule: string;
  token: string;
  session: string;
  identity: string;
  passkey: string;
  correction: string;
  template: string;
  proposal: string;
  series: string;
  savedFilter: string;
  /** A table that staff uploaded. */
  upload: string;
  /** A second entry of the organisation. */
  double: string;
  /** Of consents: the same for everyone. */
  channel: string;
}

/** One of two offices' worth of records that differ in nothing but their word. */
export interface Twin extends Ids {
  /** Stands in every text of its records, and nowhere else. */
  canary: string;
  district: string;
  agency: string;
  operator: string;
  chair: string;
}

/** Ids of which none exists. */
export function strangers(): Ids {
  const id = () => randomUUID();
  return {
    organisation: id(),
    position: id(),
    appointment: id(),
    person: id(),
    contact: id(),
    sibling: id(),
    namesake: id(),
    meeting: id(),
    item: id(),
    attendance: id(),
    decision: id(),
    note: id(),
    comment: id(),
    minutesVersion: '1',
    file: id(),
    notice: id(),
    group: id(),
    estate: id(),
    member: id(),
    commitment: id(),
    extension: id(),
    user: id(),
    grant: id(),
    invitation: id(),
    mail: id(),
    rule: id(),
    token: id(),
    session: id(),
    identity: id(),
    passkey: id(),
    correction: id(),
    template: id(),
    proposal: id(),
    series: id(),
    savedFilter: id(),
    upload: id(),
    double: id(),
    channel: 'merpati',
  };
}
