import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../../platform/auth/access.decorator.js';
import { Problems } from '../../../platform/http/openapi.js';
import { DistrictList } from './region.dto.js';
import { RegionQueries } from './region.queries.js';

@ApiTags('directory')
@Controller()
export class RegionController {
  constructor(private readonly regions: RegionQueries) {}

  /** The districts of the regency. */
  @Problems(401)
  @SignedIn('the districts of a regency are public')
  @Get('districts')
  async districts(): Promise<DistrictList> {
    return { items: await this.regions.districts(), next: null };
  }
}
