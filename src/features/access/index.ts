export { AccessModule } from './access.module.js';
export { AccountMailWorker } from './account/account-mail.worker.js';
export { channels } from './consents/channel.js';
export { withdrawn } from './consents/consent.queries.js';
export { demoAccounts, demoPassword } from './users/demo-accounts.js';
export { InvitationsService } from './users/invitations.service.js';
export { SignInService } from './sign-in/sign-in.service.js';
export { hashOf, newToken } from './sign-in/token.js';
export { UsersService } from './users/users.service.js';
