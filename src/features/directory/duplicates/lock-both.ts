import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { NotFound } from '../../../kernel/errors.js';
import type { Database } from '../../../platform/database/database.js';

/** Two entries of one kind, held in one order, so that two merges cannot block each other for good. */
export async function lockBoth<Entity extends ObjectLiteral & { id: string }>(
  db: Database,
  target: EntityTarget<Entity>,
  oneId: string,
  otherId: string,
): Promise<[Entity, Entity]> {
  const locked = await db.lockAll(target, [oneId, otherId]);
  const [one, other] = [oneId, otherId].map((id) => locked.find((each) => each.id === id));
  if (one === undefined || other === undefined) throw new NotFound();
  return [one, other];
}
