export const statuses = ['active', 'disabled'] as const;
