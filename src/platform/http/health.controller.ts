import { Controller, Get } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Public } from '../auth/access.decorator.js';
import { Uncounted } from '../auth/uncounted.decorator.js';
import { Database } from '../database/database.js';
import { Health } from './health.dto.js';

@Controller('health')
export class HealthController {
  constructor(private readonly db: Database) {}

  /** Whether the process runs. */
  @Uncounted('it costs next to nothing, and a supervisor must hear of it in any case')
  @Public('a supervisor asks, and the answer tells nothing')
  @Get('live')
  live(): Health {
    return { status: 'up' };
  }

  /** Whether the process can work: the database answers. */
  @Uncounted('it costs next to nothing, and a supervisor must hear of it in any case')
  @Public('a supervisor asks, and the answer tells nothing')
  @Get('ready')
  async ready(): Promise<Health> {
    await this.db.query(sql`SELECT 1`);
    return { status: 'up' };
  }
}
