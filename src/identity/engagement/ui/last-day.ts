import { momentText } from "../../../web/moment.ts";

/** A term ends at the first moment it counts no more; people say the last day it counts. */
export const lastDayText = (until: string): string =>
  momentText(new Date(new Date(until).getTime() - 1).toISOString()).slice(0, 10);
