export { AccessModule } from './access.module.js';
export { AccountMailWorker } from './account-mail.worker.js';
export { demoAccounts, demoPassword } from './demo-accounts.js';
export { InvitationsService } from './invitations.service.js';
export { SignInService } from './sign-in.service.js';
export { UsersService } from './users.service.js';
