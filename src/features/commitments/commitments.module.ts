import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { CommitmentController } from './commitment.controller.js';
import { CommitmentQueries } from './commitment.queries.js';
import { CommitmentsService } from './commitment.service.js';
import { ProgressService } from './progress.service.js';

@Module({
  imports: [DirectoryModule],
  controllers: [CommitmentController],
  providers: [CommitmentQueries, CommitmentsService, ProgressService],
  exports: [CommitmentQueries, CommitmentsService, ProgressService],
})
export class CommitmentsModule {}
