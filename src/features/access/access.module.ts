import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { AccessQueries } from './access.queries.js';
import { Administrators } from './administrators.js';
import { InvitationController } from './invitation.controller.js';
import { InvitationMails } from './invitation.mails.js';
import { InvitationQueries } from './invitation.queries.js';
import { InvitationsService } from './invitations.service.js';
import { RightsController } from './rights.controller.js';
import { RoleGrantsService } from './role-grants.service.js';
import { SessionAuthenticator } from './session.authenticator.js';
import { SessionController } from './session.controller.js';
import { SessionCookie } from './session-cookie.js';
import { SignInService } from './sign-in.service.js';
import { UserController } from './user.controller.js';
import { UserQueries } from './user.queries.js';
import { UsersService } from './users.service.js';

/** Global because it tells the platform's guard who is asking. */
@Global()
@Module({
  controllers: [InvitationController, RightsController, SessionController, UserController],
  providers: [
    AccessQueries,
    Administrators,
    InvitationMails,
    InvitationQueries,
    InvitationsService,
    RoleGrantsService,
    SessionAuthenticator,
    SessionCookie,
    SignInService,
    UserQueries,
    UsersService,
    { provide: Authenticator, useExisting: SessionAuthenticator },
  ],
  exports: [Authenticator, InvitationsService, SignInService, UsersService],
})
export class AccessModule {}
