/** For whatever watches the process. */
export class Health {
  /** @example up */
  status!: 'up';
}
