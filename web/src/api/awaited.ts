// Paths of the contract that openapi.json does not describe yet. Once it does, this file goes.

interface Bodiless {
  requestBody?: never;
}

type Get<Answer, Query = never> = Bodiless & {
  parameters: { query?: Query; header?: never; path?: never; cookie?: never };
  responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Answer } } };
};

interface Reminder {
  id: string;
  rule: { code: string; name: string };
  subject: { type: string; id: string; reference: string | null; title: string };
  recipient: { name: string; organisation: string | null; address: string | null };
  channel: string;
  dueAt: string;
  state: string;
  reason: string | null;
  attempts: number;
  sentAt: string | null;
  error: string | null;
}

interface ReminderRule {
  id: string;
  code: string;
  name: string;
  subject: string;
  offset: number;
  unit: string;
  audience: string;
  channel: string;
  enabled: boolean;
  time: string | null;
}

interface ReminderHealth {
  lastPlannedAt: string | null;
  lastDeliveredAt: string | null;
  backlog: number;
  failed: number;
  nextDueAt: string | null;
}

type RemindersQuery = { state?: string; q?: string; commitmentId?: string; after?: string; limit?: number };

export interface AwaitedPaths {
  '/api/reminders': { get: Get<{ items: Reminder[]; next: string | null }, RemindersQuery> };
  '/api/reminder-rules': { get: Get<{ items: ReminderRule[] }> };
  '/api/reminder-health': { get: Get<ReminderHealth> };
}
