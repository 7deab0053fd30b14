import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/index.js';
import { MeetingsModule } from '../meetings/index.js';
import { LeadersQueries } from './leaders.queries.js';
import { MyWorkQueries } from './my-work.queries.js';
import { ReportController } from './report.controller.js';

@Module({
  imports: [CommitmentsModule, MeetingsModule],
  controllers: [ReportController],
  providers: [LeadersQueries, MyWorkQueries],
})
export class ReportsModule {}
