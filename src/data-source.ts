import { DataSource } from 'typeorm';
import { migrations } from '../migrations/index.js';
import { Invitation } from './features/access/invitation.js';
import { RoleGrant } from './features/access/role-grant.js';
import { Session } from './features/access/session.js';
import { User } from './features/access/user.js';
import { setTypeParsers } from './platform/database/types.js';
import { HistoryEntry } from './platform/history/history-entry.js';

/** Entities and migrations, listed by hand. */
const entities = [HistoryEntry, Invitation, RoleGrant, Session, User];

export interface Connection {
  url: string;
  /** The most connections held at once. */
  pool: number;
}

/** A connection to PostgreSQL that is not open yet. */
export function dataSource({ url, pool }: Connection): DataSource {
  setTypeParsers();
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    synchronize: false,
    migrationsTransactionMode: 'each',
    applicationName: 'sinergi',
    extra: {
      max: pool,
      // Limits: nothing waits for ever, neither here nor in the server.
      connectionTimeoutMillis: 10_000,
      statement_timeout: 15_000,
      lock_timeout: 2_000,
      idle_in_transaction_session_timeout: 15_000,
    },
  });
}
