import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/index.js';
import { MeetingsModule } from '../meetings/index.js';
import { DirectoryModule } from '../directory/index.js';
import { LeadersQueries } from './leaders.queries.js';
import { MyWorkQueries } from './my-work.queries.js';
import { ProfileController } from './profile/profile.controller.js';
import { ProfileQueries } from './profile/profile.queries.js';
import { ReportController } from './report.controller.js';

@Module({
  imports: [CommitmentsModule, DirectoryModule, MeetingsModule],
  controllers: [ProfileController, ReportController],
  providers: [LeadersQueries, MyWorkQueries, ProfileQueries],
})
export class ReportsModule {}
