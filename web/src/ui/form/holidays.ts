import { createContext, useContext } from 'react';
import type { Holidays } from './calendar-days';

const HolidaysContext = createContext<Holidays | undefined>(undefined);

/** Tells every date field below which days the office does not work. */
export const HolidaysProvider = HolidaysContext.Provider;

/** The holidays, or undefined while they are not known: then nothing may be called a working day. */
export function useHolidays(): Holidays | undefined {
  return useContext(HolidaysContext);
}
