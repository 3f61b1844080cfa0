const DAY_MS = 86_400_000;
/** Excel's day 0. From 1 March 1900 on; before that Excel counts a 29 February 1900 that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const LAST_SERIAL = 2_958_465;

/** Serial number of an ISO date in the 1900 system. @throws RangeError for what is no date from 1900-03-01 to 9999-12-31. */
export function serialOfDate(iso: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const time = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : Number.NaN;
  const serial = (time - EPOCH_1900) / DAY_MS;
  if (!(serial >= 61 && serial <= LAST_SERIAL) || new Date(time).toISOString().slice(0, 10) !== iso) {
    throw new RangeError(`not a date a spreadsheet can hold: ${iso}`);
  }
  return serial;
}

export interface SerialMoment {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  /** Milliseconds since midnight. */
  milliseconds: number;
}

/**
 * Calendar moment of a serial number, or null where there is no such day: before day 1, after the year 9999, and day 60 of the
 * 1900 system (29 February 1900, which Excel has and the calendar has not).
 */
export function momentOfSerial(serial: number, date1904: boolean, resolutionMs: number): SerialMoment | null {
  const days = date1904 ? serial + 1462 : serial;
  const total = Math.round((days * DAY_MS) / resolutionMs) * resolutionMs;
  const day = Math.floor(total / DAY_MS);
  if (!(day >= 1 && day <= LAST_SERIAL) || day === 60) return null;
  const date = new Date(EPOCH_1900 + (day < 60 ? day + 1 : day) * DAY_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    milliseconds: total - day * DAY_MS,
  };
}
