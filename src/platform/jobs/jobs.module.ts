import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { Afterwards } from './afterwards.js';
import { Jobs } from './jobs.js';

@Global()
@Module({ imports: [ScheduleModule.forRoot()], providers: [Afterwards, Jobs], exports: [Afterwards, Jobs] })
export class JobsModule {}
