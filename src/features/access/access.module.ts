import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { AccessQueries } from './access.queries.js';
import { AccountController } from './account.controller.js';
import { AccountMailWorker } from './account-mail.worker.js';
import { AccountMails } from './account-mails.js';
import { AccountQueries } from './account.queries.js';
import { EnrolmentsService } from './enrolments.service.js';
import { InvitationsService } from './invitations.service.js';
import { PasswordPolicy } from './password-policy.js';
import { PasswordsService } from './passwords.service.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionAuthenticator } from './session.authenticator.js';
import { SessionController } from './session.controller.js';
import { SessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInLimits } from './sign-in.limits.js';
import { SignInService } from './sign-in.service.js';
import { UsersService } from './users.service.js';

/** Global because it tells the platform's guard who is asking. */
@Global()
@Module({
  controllers: [AccountController, SecondFactorController, SessionController],
  providers: [
    AccessQueries,
    AccountMails,
    AccountMailWorker,
    AccountQueries,
    EnrolmentsService,
    InvitationsService,
    PasswordPolicy,
    PasswordsService,
    SecondFactorService,
    SessionAuthenticator,
    SessionCookie,
    SessionsService,
    SignInLimits,
    SignInService,
    UsersService,
    { provide: Authenticator, useExisting: SessionAuthenticator },
  ],
  exports: [Authenticator, InvitationsService, SignInService, UsersService],
})
export class AccessModule {}
