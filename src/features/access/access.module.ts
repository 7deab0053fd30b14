import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { AccessQueries } from './access.queries.js';
import { AccessSweep } from './access.sweep.js';
import { AccountController } from './account/account.controller.js';
import { AccountMailWorker } from './account/account-mail.worker.js';
import { AccountMails } from './account/account-mails.js';
import { AccountQueries } from './account/account.queries.js';
import { Administrators } from './users/administrators.js';
import { ApiTokenQueries } from './tokens/api-token.queries.js';
import { ApiTokensController } from './tokens/api-tokens.controller.js';
import { ApiTokensService } from './tokens/api-tokens.service.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditQueries } from './audit/audit.queries.js';
import { AuditService } from './audit/audit.service.js';
import { ConsentQueries } from './consents/consent.queries.js';
import { ConsentsController } from './consents/consents.controller.js';
import { ConsentsService } from './consents/consents.service.js';
import { CorrectionQueries } from './corrections/correction.queries.js';
import { CorrectionsController } from './corrections/corrections.controller.js';
import { CorrectionsService } from './corrections/corrections.service.js';
import { EnrolmentsService } from './sign-in/enrolments.service.js';
import { IdentitiesController } from './sso/identities.controller.js';
import { IdentitiesService } from './sso/identities.service.js';
import { IdentityQueries } from './sso/identity.queries.js';
import { InvitationController } from './users/invitation.controller.js';
import { InvitationMails } from './users/invitation.mails.js';
import { InvitationQueries } from './users/invitation.queries.js';
import { InvitationsService } from './users/invitations.service.js';
import { KnownDevices } from './sign-in/known-devices.js';
import { PasskeyAssertions } from './passkeys/passkey-assertions.js';
import { PasskeyCeremonies } from './passkeys/passkey.ceremonies.js';
import { PasskeyChallenges } from './passkeys/passkey.challenges.js';
import { PasskeyQueries } from './passkeys/passkey.queries.js';
import { PasskeysController } from './passkeys/passkeys.controller.js';
import { PasskeySignInController } from './passkeys/passkey-sign-in.controller.js';
import { PasskeySignInService } from './passkeys/passkey-sign-in.service.js';
import { PasskeysService } from './passkeys/passkeys.service.js';
import { PasswordPolicy } from './sign-in/password-policy.js';
import { PasswordsService } from './sign-in/passwords.service.js';
import { ProofController } from './sign-in/proof.controller.js';
import { Proofs } from './sign-in/proofs.js';
import { RequestAuthenticator } from './sign-in/request.authenticator.js';
import { RightsController } from './rights.controller.js';
import { RoleGrantsService } from './users/role-grants.service.js';
import { SealedCookies } from './sign-in/sealed-cookies.js';
import { SecondFactorController } from './sign-in/second-factor.controller.js';
import { SecondFactorService } from './sign-in/second-factor.service.js';
import { SessionAuthenticator } from './sign-in/session.authenticator.js';
import { SessionController } from './sign-in/session.controller.js';
import { SessionCookie } from './sign-in/session-cookie.js';
import { SessionsService } from './sign-in/sessions.service.js';
import { SignInFailures } from './sign-in/sign-in.failures.js';
import { SignInLimits } from './sign-in/sign-in.limits.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { SignInWaits } from './sign-in/sign-in.waits.js';
import { SsoController } from './sso/sso.controller.js';
import { SsoProvider } from './sso/sso.provider.js';
import { SsoService } from './sso/sso.service.js';
import { UserController } from './users/user.controller.js';
import { UserQueries } from './users/user.queries.js';
import { UsersService } from './users/users.service.js';

/** Global because it tells the platform's guard who is asking. */
@Global()
@Module({
  controllers: [
    AccountController,
    ApiTokensController,
    AuditController,
    ConsentsController,
    CorrectionsController,
    IdentitiesController,
    InvitationController,
    PasskeysController,
    PasskeySignInController,
    ProofController,
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
    ConsentQueries,
    ConsentsService,
    CorrectionQueries,
    CorrectionsService,
    EnrolmentsService,
    IdentitiesService,
    IdentityQueries,
    InvitationMails,
    InvitationQueries,
    InvitationsService,
    KnownDevices,
    PasskeyAssertions,
    PasskeyCeremonies,
    PasskeyChallenges,
    PasskeyQueries,
    PasskeySignInService,
    PasskeysService,
    PasswordPolicy,
    PasswordsService,
    Proofs,
    RequestAuthenticator,
    RoleGrantsService,
    SealedCookies,
    SecondFactorService,
    SessionAuthenticator,
    SessionCookie,
    SessionsService,
    SignInFailures,
    SignInLimits,
    SignInService,
    SignInWaits,
    SsoProvider,
    SsoService,
    UserQueries,
    UsersService,
    { provide: Authenticator, useExisting: RequestAuthenticator },
  ],
  exports: [Authenticator, InvitationsService, SignInService, UsersService],
})
export class AccessModule {}
