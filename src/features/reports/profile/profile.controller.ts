import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/policy.js';
import { Access } from '../../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../../platform/auth/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/id.pipe.js';
import { Problems } from '../../../platform/http/openapi.js';
import { OrganisationProfile } from './profile.dto.js';
import { ProfileQueries } from './profile.queries.js';

@ApiTags('reports')
@Controller('organisations')
export class ProfileController {
  constructor(private readonly profiles: ProfileQueries) {}

  /** What an organisation promised, kept and attended, as far as the reader may see it. */
  @Problems(401, 404)
  @Access('organisations.read')
  @Get(':id/profile')
  profile(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<OrganisationProfile> {
    return this.profiles.of(actor, id);
  }
}
