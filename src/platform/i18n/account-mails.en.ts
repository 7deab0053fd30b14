import type { accountMailsId } from './account-mails.id.js';

export const accountMailsEn: Record<keyof typeof accountMailsId, string> = {
  'mail.account.time': 'Time',
  'mail.account.password-reset.subject': 'Reset your password',
  'mail.account.password-reset': 'We were asked to reset the password of your account.',
  'mail.account.ask-reset':
    'The link below is good for 30 minutes and for one use. If it was not you who asked, ignore this mail: your password stays as it is.',
  'mail.account.reset': 'Set a new password',
  'mail.account.password-change.subject': 'Your password was changed',
  'mail.account.password-change':
    'The password of your account has just been changed, and other devices were signed out.',
  'mail.account.tokens-end.subject': 'Your password was reset and your API tokens ended',
  'mail.account.tokens-end':
    'The password of your account was just reset. All devices were signed out, and all your API tokens ended: programs that use one need a new one.',
  'mail.account.second-factor-add.subject': 'Two-step verification is on',
  'mail.account.second-factor-add':
    'An authenticator app has just been added to your account. From now on its code is asked for at every sign-in.',
  'mail.account.second-factor-remove.subject': 'Two-step verification was removed',
  'mail.account.second-factor-remove': 'Two-step verification has just been removed from your account.',
  'mail.account.recovery-code-use.subject': 'One of your recovery codes was used',
  'mail.account.recovery-code-use': 'One of the recovery codes of your account has just been used.',
  'mail.account.correction-done.subject': 'Your data was corrected',
  'mail.account.correction-done': 'What you asked to be corrected in your personal data has been corrected.',
  'mail.account.correction-refused.subject': 'Your data cannot be corrected as asked',
  'mail.account.correction-refused':
    'What you asked to be corrected in your personal data could not be changed. The reason is on the page My data.',
  'mail.account.ask-data': 'You can read the whole answer through the link below.',
  'mail.account.data': 'Open My data',
  'mail.account.closing-data':
    'This mail was sent because you asked for a correction (Law 27/2022, art. 30), also when you have stopped reminders by e-mail.',
  'mail.account.passkey-add.subject': 'A passkey was added',
  'mail.account.passkey-add':
    'A passkey was just added to your account. It opens your account without a password.',
  'mail.account.passkey-remove.subject': 'A passkey was removed',
  'mail.account.passkey-remove': 'A passkey was just removed from your account.',
  'mail.account.identity-link.subject': 'An account at the sign-in provider was linked',
  'mail.account.identity-link': 'An account at the provider was just linked; it opens your account.',
  'mail.account.identity-unlink.subject': 'An account at the sign-in provider was unlinked',
  'mail.account.identity-unlink':
    'An account at the provider was just unlinked; it opens your account no more.',
  'mail.account.passkey-copied.subject': 'Your passkey seems to have been copied',
  'mail.account.passkey-copied':
    'Somebody has just tried to sign in to your account by a passkey that seems to be a copy of yours. We refused it.',
  'mail.account.ask-copied':
    'Remove that passkey on the page of account security, then make a new one. If it was you who was refused, do the same.',
  'mail.account.email-change.subject': 'The e-mail address of your account was changed',
  'mail.account.email-change':
    'An administrator has just changed the address by which you sign in to Sinergi. Mails about your account go to the new address from now on.',
  'mail.account.ask-moved': 'If you did not ask for it, tell whoever runs Sinergi in your office at once.',
  'mail.account.second-factor-reset.subject': 'Your two-step verification was reset',
  'mail.account.second-factor-reset':
    'An administrator has just removed the authenticator app, the passkeys and the recovery codes of your account. Until you set them up again, the password alone opens it.',
  'mail.account.ask':
    'If this was not you, change your password at once through the link below, and tell whoever runs Sinergi in your office.',
  'mail.account.security': 'Open account security',
  'mail.account.closing': 'This mail was sent automatically to keep your account safe.',
};
