import { lazy, Suspense, type ComponentProps } from 'react';

// Readers never open them, and they weigh more than the page: they come when one is opened.
const ItemForm = lazy(async () => ({ default: (await import('./agenda-item-form')).AgendaItemForm }));
const DecidedForm = lazy(async () => ({ default: (await import('./decision-form')).DecisionForm }));

export function AgendaItemForm(props: ComponentProps<typeof ItemForm>) {
  return (
    <Suspense>
      <ItemForm {...props} />
    </Suspense>
  );
}

export function DecisionForm(props: ComponentProps<typeof DecidedForm>) {
  return (
    <Suspense>
      <DecidedForm {...props} />
    </Suspense>
  );
}
