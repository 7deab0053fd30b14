import { ruledRoutes, type RuledRoute } from '../../src/platform/http/route-rules.js';
import { openOffice } from '../support/office.js';
import { plan } from '../support/reminders.js';
import type { MatrixWorld } from './column.js';
import { type Ask, asksOf } from './requests.js';
import { aTwin } from './twins.js';

/** An office with the two companies, and everything that its server can be asked. */
export async function openMatrixWorld(): Promise<MatrixWorld & { routes: RuledRoute[]; asks: Ask[] }> {
  const office = await openOffice();
  const staff = await office.person('staff');
  const mawar = await aTwin(office, staff, 'mawarkenari');
  const melati = await aTwin(office, staff, 'melatikenari', 1);
  await plan(office);
  const routes = ruledRoutes(office.app).filter(({ path }) => path.startsWith('/api/'));
  return { office, mawar, melati, routes, asks: routes.flatMap(asksOf) };
}
