import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { AccessQueries } from './access.queries.js';
import { AuditController } from './audit.controller.js';
import { AuditQueries } from './audit.queries.js';
import { AuditService } from './audit.service.js';
import { InvitationsService } from './invitations.service.js';
import { SessionAuthenticator } from './session.authenticator.js';
import { SessionController } from './session.controller.js';
import { SessionCookie } from './session-cookie.js';
import { SignInService } from './sign-in.service.js';
import { UsersService } from './users.service.js';

/** Global because it tells the platform's guard who is asking. */
@Global()
@Module({
  controllers: [AuditController, SessionController],
  providers: [
    AccessQueries,
    AuditQueries,
    AuditService,
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
