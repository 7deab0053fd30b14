import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';

export function violationsOn(page: Page, runOnly?: readonly string[]): Promise<Result[]>;
