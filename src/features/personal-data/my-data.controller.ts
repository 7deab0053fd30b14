import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/policy.js';
import { SignedIn } from '../../platform/auth/access.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.decorator.js';
import { Clock } from '../../platform/clock/clock.js';
import { WantsProof } from '../../platform/auth/wants-proof.decorator.js';
import { Problems } from '../../platform/http/openapi.js';
import { translate } from '../../platform/i18n/translate.js';
import { MyData } from './my-data.dto.js';
import { MyDataQueries } from './my-data.queries.js';
import { MyDataService } from './my-data.service.js';

/** What is held about oneself (UU 27/2022, art. 32). */
@ApiTags('account')
@Controller('me/data')
export class MyDataController {
  constructor(
    private readonly data: MyDataService,
    private readonly queries: MyDataQueries,
    private readonly clock: Clock,
  ) {}

  /** What is held about oneself, what for and on which basis: the newest of each kind, and how many there are. */
  @Problems(401)
  @SignedIn('what is held about oneself')
  @Get()
  async overview(@CurrentActor() actor: Actor): Promise<MyData> {
    return { sections: await this.queries.overview(actor.id ?? '') };
  }

  /** All of it as one JSON file; ten times an hour at most. */
  @Problems(401, 429)
  @ApiOkResponse({
    description: 'Sections by name, each with its purpose, its legal basis and all its rows.',
    content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
  })
  @WantsProof()
  @SignedIn('what is held about oneself')
  @Get('export')
  async export(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    const text = await this.data.export(actor);
    return new StreamableFile(Buffer.from(text), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="${translate(actor.locale, 'file.my-data')}-${this.clock.today()}.json"`,
    });
  }
}
