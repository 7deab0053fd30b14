import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { Jobs } from './jobs.js';
import { Sweeps } from './sweeps.js';

@Global()
@Module({ imports: [ScheduleModule.forRoot()], providers: [Jobs, Sweeps], exports: [Jobs, Sweeps] })
export class JobsModule {}
