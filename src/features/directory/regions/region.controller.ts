import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { SignedIn } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { Cursors } from '../../../platform/http/cursors.js';
import { Problems } from '../../../platform/http/openapi.js';
import { DistrictList, VillageFilter, VillagePage } from './region.dto.js';
import { RegionQueries } from './region.queries.js';

@ApiTags('directory')
@Controller()
export class RegionController {
  constructor(
    private readonly regions: RegionQueries,
    private readonly cursors: Cursors,
  ) {}

  /** The villages (desa and kelurahan) of the regency, by name. */
  @Problems(401, 422)
  @SignedIn('the villages of a regency are public')
  @Get('villages')
  async villages(@CurrentActor() actor: Actor, @Query() query: VillageFilter): Promise<VillagePage> {
    const page = this.cursors.request(actor, 'villages', query);
    return this.cursors.page(actor, 'villages', await this.regions.villages(query, page));
  }

  /** The districts of the regency. */
  @Problems(401)
  @SignedIn('the districts of a regency are public')
  @Get('districts')
  async districts(): Promise<DistrictList> {
    return { items: await this.regions.districts(), next: null };
  }
}
