import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { MeetingsModule } from '../meetings/index.js';
import { ApprovalController } from './approval/approval.controller.js';
import { ApprovalsService } from './approval/approvals.service.js';
import { CommitmentController } from './commitment.controller.js';
import { CommitmentQueries } from './commitment.queries.js';
import { CommitmentsService } from './commitment.service.js';
import { ProgressService } from './progress.service.js';

@Module({
  imports: [DirectoryModule, MeetingsModule],
  controllers: [ApprovalController, CommitmentController],
  providers: [ApprovalsService, CommitmentQueries, CommitmentsService, ProgressService],
  exports: [CommitmentQueries, CommitmentsService, ProgressService],
})
export class CommitmentsModule {}
