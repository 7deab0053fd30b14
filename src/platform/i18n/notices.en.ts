import type { noticesId } from './notices.id.js';

export const noticesEn: Record<keyof typeof noticesId, string> = {
  'mail.notice.open': 'Open the invitation',
  'mail.notice.time-was': 'Time before',
  'mail.notice.time-now': 'New time',
  'mail.notice.place-was': 'Place before',
  'mail.notice.place-now': 'New place',
  'mail.notice.nowhere': 'not decided yet',
  'mail.notice.reason': 'Reason',
  'mail.notice.chair': 'Chair',
  'mail.notice.seat': 'Invited as',
  'mail.notice.agenda': 'Agenda',
  'mail.notice.invitation.subject': 'Invitation for {date}: {title}',
  'mail.notice.invitation': 'We have the honour of inviting you to the following meeting.',
  'mail.notice.invitation.ask':
    'Please tell us through the link below whether you are coming. If you cannot, please send someone who may decide for you.',
  'mail.notice.change.subject': 'Meeting changed, now {date}: {title}',
  'mail.notice.change': 'The time or place of a meeting that you are invited to has changed as follows.',
  'mail.notice.change.ask': 'Please tell us through the link below whether you are still coming.',
  'mail.notice.postponement.subject': 'Meeting postponed: {title}',
  'mail.notice.postponement':
    'The meeting planned for {date} is postponed. We will let you know the new time.',
  'mail.notice.postponement.ask': 'There is nothing that you need to do yet.',
  'mail.notice.new_time.subject': 'New time of the meeting, {date}: {title}',
  'mail.notice.new_time': 'The meeting that was postponed now takes place on {date}.',
  'mail.notice.new_time.ask': 'Please tell us through the link below whether you are coming at the new time.',
  'mail.notice.cancellation.subject': 'Meeting cancelled: {title}',
  'mail.notice.cancellation': 'The meeting planned for {date} is cancelled.',
  'mail.notice.cancellation.ask': 'The invitation that we sent no longer holds.',
  'mail.notice.withdrawal.subject': 'Invitation withdrawn: {title}',
  'mail.notice.withdrawal': 'Your invitation to the meeting on {date} has been withdrawn.',
  'mail.notice.withdrawal.ask': 'You need not attend. We apologise for the change.',
  'mail.notice.request.subject': 'Please answer, {date}: {title}',
  'mail.notice.request': 'We have not yet heard from you about the meeting on {date}.',
  'mail.notice.request.ask':
    'Please tell us through the link below whether you are coming; it takes a minute.',
};
