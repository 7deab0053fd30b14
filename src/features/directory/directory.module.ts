import { Module } from '@nestjs/common';
import { Holidays } from './holidays.js';
import { OrganisationController } from './organisation.controller.js';
import { OrganisationQueries } from './organisation.queries.js';
import { OrganisationsService } from './organisation.service.js';
import { DirectoryQueries } from './directory.queries.js';
import { PeopleService } from './people.service.js';
import { PersonController } from './person.controller.js';
import { PositionController } from './position.controller.js';
import { PositionQueries } from './position.queries.js';
import { PositionsService } from './position.service.js';

@Module({
  controllers: [OrganisationController, PersonController, PositionController],
  providers: [
    Holidays,
    OrganisationQueries,
    OrganisationsService,
    DirectoryQueries,
    PeopleService,
    PositionQueries,
    PositionsService,
  ],
  exports: [Holidays, OrganisationsService, PositionQueries, PositionsService],
})
export class DirectoryModule {}
