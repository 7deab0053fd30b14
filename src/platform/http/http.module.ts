import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AuthGuard } from '../auth/auth.guard.js';
import { Cursors } from './cursors.js';
import { HealthController } from './health.controller.js';
import { RequestsSweep } from './requests.sweep.js';
import { ProblemFilter } from './problem.filter.js';
import { RateLimits } from './rate-limits.js';
import { RequestLimits } from './request-limits.js';
import { RouteTable } from './route-table.js';
import { RequestPipe } from './validation.js';

/** What every request passes: guard, validation, and the filter that answers what is thrown. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [HealthController],
  providers: [
    Cursors,
    RequestsSweep,
    RateLimits,
    RequestLimits,
    RouteTable,
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_PIPE, useClass: RequestPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [Cursors, RateLimits, RouteTable],
})
export class HttpModule {}
