import { Module } from '@nestjs/common';
import { ContactController } from './contacts/contact.controller.js';
import { ContactQueries } from './contacts/contact.queries.js';
import { ContactConsentsService } from './contacts/contact-consents.service.js';
import { ContactsService } from './contacts/contacts.service.js';
import { DuplicateController } from './duplicates/duplicate.controller.js';
import { DuplicateQueries } from './duplicates/duplicate.queries.js';
import { MergesService } from './duplicates/merges.service.js';
import { FirstChoices } from './duplicates/first-choices.js';
import { Distinctions } from './duplicates/distinctions.js';
import { InviteeKeys } from './duplicates/invitee-keys.js';
import { PersonDuplicateController } from './duplicates/person-duplicate.controller.js';
import { PersonDuplicateQueries } from './duplicates/person-duplicate.queries.js';
import { PersonMergesService } from './duplicates/person-merges.service.js';
import { PositionDuplicateController } from './duplicates/position-duplicate.controller.js';
import { PositionDuplicateQueries } from './duplicates/position-duplicate.queries.js';
import { PositionMergesService } from './duplicates/position-merges.service.js';
import { References } from './duplicates/references.js';
import { EstateController } from './estates/estate.controller.js';
import { EstateQueries } from './estates/estate.queries.js';
import { EstatesService } from './estates/estates.service.js';
import { HolidayController } from './holidays/holiday.controller.js';
import { Holidays } from './holidays/holidays.js';
import { ImportController } from './imports/import.controller.js';
import { ImportQueries } from './imports/import.queries.js';
import { ImportSweep } from './imports/import.sweep.js';
import { ImportsService } from './imports/imports.service.js';
import { OrganisationImport } from './imports/organisation.import.js';
import { PersonDirectory } from './imports/person.directory.js';
import { PersonImport } from './imports/person.import.js';
import { VillageImport } from './imports/village.import.js';
import { OrganisationController } from './organisations/organisation.controller.js';
import { OrganisationQueries } from './organisations/organisation.queries.js';
import { OrganisationsService } from './organisations/organisation.service.js';
import { PeopleService } from './people/people.service.js';
import { PersonController } from './people/person.controller.js';
import { PersonQueries } from './people/person.queries.js';
import { PersonConsentController } from './person-consents/person-consent.controller.js';
import { PersonConsentQueries } from './person-consents/person-consent.queries.js';
import { PersonConsentsService } from './person-consents/person-consents.service.js';
import { HolderQueries } from './positions/holder.queries.js';
import { PositionController } from './positions/position.controller.js';
import { PositionQueries } from './positions/position.queries.js';
import { PositionsService } from './positions/position.service.js';
import { SignatureQueries } from './positions/signature.queries.js';
import { RegionController } from './regions/region.controller.js';
import { RegionQueries } from './regions/region.queries.js';

@Module({
  controllers: [
    ContactController,
    DuplicateController,
    EstateController,
    HolidayController,
    ImportController,
    OrganisationController,
    PersonConsentController,
    PersonDuplicateController,
    PositionDuplicateController,
    PersonController,
    PositionController,
    RegionController,
  ],
  providers: [
    ContactConsentsService,
    ContactQueries,
    ContactsService,
    HolderQueries,
    DuplicateQueries,
    EstateQueries,
    EstatesService,
    Holidays,
    ImportQueries,
    ImportSweep,
    ImportsService,
    MergesService,
    OrganisationImport,
    OrganisationQueries,
    References,
    FirstChoices,
    Distinctions,
    InviteeKeys,
    PersonDuplicateQueries,
    PersonMergesService,
    PositionDuplicateQueries,
    PositionMergesService,
    OrganisationsService,
    PeopleService,
    PersonConsentQueries,
    PersonConsentsService,
    PersonDirectory,
    PersonImport,
    PersonQueries,
    PositionQueries,
    PositionsService,
    RegionQueries,
    SignatureQueries,
    VillageImport,
  ],
  exports: [
    EstatesService,
    EstateQueries,
    Holidays,
    ImportQueries,
    ImportsService,
    OrganisationsService,
    PositionQueries,
    PositionsService,
  ],
})
export class DirectoryModule {}
