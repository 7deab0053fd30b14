/** The defaults that e-mail can serve; negative offsets lie before the day, in working days. */
export const reminderRules = [
  { id: '01a20aba-88d6-76c2-a9ae-346cdc0a9a0b', code: 'commitment_due_14', subject: 'commitment', offset_working_days: -14, repeat_every_days: null, at_time: '09:00', audience: 'owner' },
  { id: '01a20aba-88d7-755f-8385-1541c40a8f00', code: 'commitment_due_7', subject: 'commitment', offset_working_days: -7, repeat_every_days: null, at_time: '09:00', audience: 'owner' },
  { id: '01a20aba-88d7-755f-8385-1811e36b0300', code: 'commitment_due_3', subject: 'commitment', offset_working_days: -3, repeat_every_days: null, at_time: '09:00', audience: 'owner' },
  { id: '01a20aba-88d7-755f-8385-1ed18a61ef47', code: 'commitment_due_1', subject: 'commitment', offset_working_days: -1, repeat_every_days: null, at_time: '09:00', audience: 'owner' },
  { id: '01a20aba-88d7-755f-8385-20b9c086437a', code: 'commitment_due', subject: 'commitment', offset_working_days: 0, repeat_every_days: null, at_time: '08:30', audience: 'owner' },
  { id: '01a20aba-88d7-755f-8385-25075c1162c6', code: 'commitment_late_1', subject: 'commitment', offset_working_days: 1, repeat_every_days: null, at_time: '09:00', audience: 'owner' },
  { id: '01a20aba-88d7-755f-8385-282fc4a17c1c', code: 'commitment_late_weekly', subject: 'commitment', offset_working_days: 3, repeat_every_days: 7, at_time: '09:00', audience: 'owner_head' },
  { id: '01a20aba-88d7-755f-8385-2eaf67824523', code: 'meeting_3', subject: 'meeting', offset_working_days: -3, repeat_every_days: null, at_time: '09:00', audience: 'invited' },
  { id: '01a20aba-88d7-755f-8385-32771078abbc', code: 'meeting_1', subject: 'meeting', offset_working_days: -1, repeat_every_days: null, at_time: '09:00', audience: 'invited' },
];
