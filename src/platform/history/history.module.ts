import { Global, Module } from '@nestjs/common';
import { HeadMails } from './head-mails.js';
import { History } from './history.js';
import { HistoryWorker } from './history.worker.js';
import { Readings } from './readings.js';
import { Sealer } from './sealer.js';
import { SealQueries } from './seal.queries.js';
import { Verification } from './verification.js';

@Global()
@Module({
  providers: [HeadMails, History, HistoryWorker, Readings, Sealer, SealQueries, Verification],
  exports: [History, Readings, SealQueries],
})
export class HistoryModule {}
