import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../../platform/auth/access.decorator.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Problems } from '../../../platform/http/openapi.js';
import { HolidayList } from './holiday.dto.js';
import { Holidays } from './holidays.js';

@ApiTags('directory')
@Controller('holidays')
export class HolidayController {
  constructor(
    private readonly holidays: Holidays,
    private readonly clock: Clock,
  ) {}

  /** National holidays and collective leave, so that a page counts working days as the server does. */
  @Problems(401)
  @SignedIn('the holidays of a country are public')
  @Get()
  async list(): Promise<HolidayList> {
    return { items: await this.holidays.since(this.clock.today()), next: null };
  }
}
