import { randomUUID } from 'node:crypto';
import { EstatesService } from '../../src/features/directory/estates/estates.service.js';
import { maker } from './factories.js';
import type { TestOffice } from './office.js';

/** An industrial estate, run by this organisation where one is named; answers its id. */
export function anEstate({ app }: TestOffice, operatorId?: string, name = `Kawasan Uji ${randomUUID()}`) {
  const code = `UJI-${randomUUID().slice(0, 8).toUpperCase()}`;
  return app.get(EstatesService).create(maker, { code, name, operatorId: operatorId ?? null });
}
