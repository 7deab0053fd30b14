let lastAction = 'PUSH';
const places = new Map<string, string>();

/** The router tells how the person came here: only who goes back finds the place again. */
export function noteNavigation(action: string): void {
  lastAction = action;
}

export function cameBack(): boolean {
  return lastAction === 'BACK' || lastAction === 'GO';
}

/** Remembers which row of a list was open, under the list's address. */
export function rememberPlace(list: string, row: string): void {
  places.set(list, row);
}

export function placeIn(list: string): string | undefined {
  return places.get(list);
}
