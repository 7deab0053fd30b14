import { useState } from 'react';

/** What a person saw when beginning to change something; it moves on when they decide on a newer version. */
export class Seen<Values> {
  constructor(private latest: Values) {}

  get values(): Values {
    return this.latest;
  }

  move(values: Values): void {
    this.latest = values;
  }
}

/** Made once; no state of the page, since nothing that is shown follows from it. */
export function useSeen<Values>(begin: () => Values): Seen<Values> {
  const [seen] = useState(() => new Seen(begin()));
  return seen;
}
