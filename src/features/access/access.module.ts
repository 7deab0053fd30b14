import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { AccessQueries } from './access.queries.js';
import { AccessSweep } from './access.sweep.js';
import { InvitationsService } from './invitations.service.js';
import { RightsController } from './rights.controller.js';
import { SessionAuthenticator } from './session.authenticator.js';
import { SessionController } from './session.controller.js';
import { SessionCookie } from './session-cookie.js';
import { SignInService } from './sign-in.service.js';
import { UsersService } from './users.service.js';

/** Global because it tells the platform's guard who is asking. */
@Global()
@Module({
  controllers: [RightsController, SessionController],
  providers: [
    AccessQueries,
    AccessSweep,
    InvitationsService,
    SessionAuthenticator,
    SessionCookie,
    SignInService,
    UsersService,
    { provide: Authenticator, useExisting: SessionAuthenticator },
  ],
  exports: [Authenticator, InvitationsService, SignInService, UsersService],
})
export class AccessModule {}
