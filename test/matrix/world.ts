import sql from 'sql-template-tag';
import { allRights } from '../../src/kernel/policy.js';
import { ruledRoutes, type RuledRoute } from '../../src/platform/http/route-rules.js';
import { openOffice } from '../support/office.js';
import { plan } from '../support/reminders.js';
import { whatIsBeside } from './beside.js';
import type { MatrixWorld } from './column.js';
import { anAsker, type Asker, type Principal, principals } from './principals.js';
import { type Ask, asksOf } from './requests.js';
import { aTwin } from './twins.js';

interface OpenedWorld extends MatrixWorld {
  routes: RuledRoute[];
  asks: Ask[];
  askers: ReadonlyMap<Principal, Asker>;
}

/** An office with the two companies, everyone who asks, and everything that its server can be asked. */
export async function openMatrixWorld(): Promise<OpenedWorld> {
  const office = await openOffice();
  // The Sunday before what was promised is due, whenever the test runs: there is something to be reminded of.
  office.clock.travel('2026-06-28T03:00:00Z');
  const staff = await office.person('staff');
  const mawar = await aTwin(office, staff, 'mawarkenari');
  const melati = await aTwin(office, staff, 'melatikenari', 1);
  const beside = await whatIsBeside(office, staff, mawar, melati);
  await plan(office);
  const routes = ruledRoutes(office.app).filter(({ path }) => path.startsWith('/api/'));
  const askers = new Map<Principal, Asker>();
  for (const name of principals) askers.set(name, await anAsker(office, name, mawar));
  await office.rows(sql`DELETE FROM rate_limits`);
  const named = routes.flatMap(({ rule }) => (rule !== undefined && 'rights' in rule ? rule.rights : []));
  const pageRights = new Set<string>(allRights.filter((right) => !named.includes(right)));
  return { office, mawar, melati, beside, pageRights, routes, asks: routes.flatMap(asksOf), askers };
}
