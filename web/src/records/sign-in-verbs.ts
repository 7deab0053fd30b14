/** What the sign-in log is about: coming in, failing to, and going. */
export const signInVerbs = [
  'sign-in',
  'sign-in-begin',
  'sign-in-fail',
  'sign-out',
  'session-end',
  'sessions-end',
  'end-sessions',
].join(',');
