import { lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { WhenWorded } from '../ui';

/** A page whose words come after the first load: it waits for them. */
export function laterPage<Pages extends Record<string, unknown>>(
  load: () => Promise<Pages>,
  name: keyof Pages,
) {
  return lazyRouteComponent(async () => {
    // A page may speak of its own route: its type cannot be asked for here, where routes are made.
    const Page = (await load())[name] as ComponentType;
    const Worded = () => (
      <WhenWorded>
        <Page />
      </WhenWorded>
    );
    return { Worded };
  }, 'Worded');
}
