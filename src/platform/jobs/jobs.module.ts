import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { Afterwards } from './afterwards.js';
import { Jobs } from './jobs.js';
import { Sweeps } from './sweeps.js';

@Global()
@Module({
  imports: [ScheduleModule.forRoot()],
  providers: [Afterwards, Jobs, Sweeps],
  exports: [Afterwards, Jobs, Sweeps],
})
export class JobsModule {}
