import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { AccessQueries } from './access.queries.js';
import { AccessSweep } from './access.sweep.js';
import { AccountController } from './account.controller.js';
import { AccountMailWorker } from './account-mail.worker.js';
import { AccountMails } from './account-mails.js';
import { AccountQueries } from './account.queries.js';
import { Administrators } from './administrators.js';
import { ApiTokenQueries } from './api-token.queries.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokensService } from './api-tokens.service.js';
import { AuditController } from './audit.controller.js';
import { AuditQueries } from './audit.queries.js';
import { AuditService } from './audit.service.js';
import { EnrolmentsService } from './enrolments.service.js';
import { IdentitiesController } from './identities.controller.js';
import { IdentitiesService } from './identities.service.js';
import { IdentityQueries } from './identity.queries.js';
import { InvitationController } from './invitation.controller.js';
import { InvitationMails } from './invitation.mails.js';
import { InvitationQueries } from './invitation.queries.js';
import { InvitationsService } from './invitations.service.js';
import { PasswordPolicy } from './password-policy.js';
import { PasswordsService } from './passwords.service.js';
import { RequestAuthenticator } from './request.authenticator.js';
import { RightsController } from './rights.controller.js';
import { RoleGrantsService } from './role-grants.service.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionAuthenticator } from './session.authenticator.js';
import { SessionController } from './session.controller.js';
import { SessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInLimits } from './sign-in.limits.js';
import { SignInService } from './sign-in.service.js';
import { SsoController } from './sso.controller.js';
import { SsoFlows } from './sso.flow.js';
import { SsoProvider } from './sso.provider.js';
import { SsoService } from './sso.service.js';
import { UserController } from './user.controller.js';
import { UserQueries } from './user.queries.js';
import { UsersService } from './users.service.js';

/** Global because it tells the platform's guard who is asking. */
@Global()
@Module({
  controllers: [
    AccountController,
    ApiTokensController,
    AuditController,
    IdentitiesController,
    InvitationController,
    RightsController,
    SecondFactorController,
    SessionController,
    SsoController,
    UserController,
  ],
  providers: [
    AccessQueries,
    AccessSweep,
    AccountMails,
    AccountMailWorker,
    AccountQueries,
    Administrators,
    ApiTokenQueries,
    ApiTokensService,
    AuditQueries,
    AuditService,
    EnrolmentsService,
    IdentitiesService,
    IdentityQueries,
    InvitationMails,
    InvitationQueries,
    InvitationsService,
    PasswordPolicy,
    PasswordsService,
    RequestAuthenticator,
    RoleGrantsService,
    SecondFactorService,
    SessionAuthenticator,
    SessionCookie,
    SessionsService,
    SignInLimits,
    SignInService,
    SsoFlows,
    SsoProvider,
    SsoService,
    UserQueries,
    UsersService,
    { provide: Authenticator, useExisting: RequestAuthenticator },
  ],
  exports: [Authenticator, InvitationsService, SignInService, UsersService],
})
export class AccessModule {}
