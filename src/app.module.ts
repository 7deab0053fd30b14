import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AccessModule } from './features/access/index.js';
import { DirectoryModule } from './features/directory/index.js';
import { MeetingsModule } from './features/meetings/index.js';
import { CommitmentsModule } from './features/commitments/index.js';
import { RemindersModule } from './features/reminders/index.js';
import { PersonalDataModule } from './features/personal-data/index.js';
import { ReportsModule } from './features/reports/index.js';
import { ClockModule } from './platform/clock/clock.module.js';
import type { Clock } from './platform/clock/clock.js';
import { ConfigModule } from './platform/config/config.module.js';
import type { Config } from './platform/config/config.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HistoryModule } from './platform/history/history.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { MailModule } from './platform/mail/mail.module.js';

/** The features, in order: a later one may call an earlier one, never the reverse. */
const features = [
  AccessModule,
  DirectoryModule,
  MeetingsModule,
  CommitmentsModule,
  RemindersModule,
  ReportsModule,
  PersonalDataModule,
];

export interface Foundations {
  config: Config;
  source: DataSource;
  clock: Clock;
  secret: string;
}

@Module({})
export class AppModule {
  static with({ config, source, clock, secret }: Foundations): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config, secret),
        ClockModule.with(clock),
        DatabaseModule.with(source),
        HistoryModule,
        HttpModule,
        JobsModule,
        MailModule,
        ...features,
      ],
    };
  }
}
