import { addDays, addMonths } from "../../shared/day.ts";

/** First ISO day of its month. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** The weeks of a month from Sunday to Saturday, filled up with days of its neighbours: five or six times seven ISO days, or four. */
export function weeksOf(month: string): string[][] {
  const weeks: string[][] = [];
  const next = addMonths(monthOf(month), 1);
  let sunday = addDays(monthOf(month), -new Date(monthOf(month)).getUTCDay());
  while (sunday < next) {
    const first = sunday;
    weeks.push(Array.from({ length: 7 }, (_, n) => addDays(first, n)));
    sunday = addDays(sunday, 7);
  }
  return weeks;
}

interface PlannedVisit {
  id: string;
  day: string;
  facilityId: string | null;
  cancelled: boolean;
  visitors: readonly { personId: string; name: string }[];
}

/**
 * Who is to be at two hospitals on one day. What was called off counts for nothing, and several visits to one hospital are one journey.
 * @returns by visit, names of those people; visits where nobody is are left out
 */
export function elsewhereOn(visits: readonly PlannedVisit[]): Map<string, string[]> {
  const places = new Map<string, Set<string | null>>();
  const placeOf = (visit: PlannedVisit, personId: string) => `${visit.day} ${personId}`;
  const planned = visits.filter(({ cancelled }) => !cancelled);
  for (const visit of planned)
    for (const { personId } of visit.visitors) {
      const key = placeOf(visit, personId);
      places.set(key, (places.get(key) ?? new Set()).add(visit.facilityId));
    }
  return new Map(
    planned.flatMap((visit): [string, string[]][] => {
      const names = visit.visitors.flatMap(({ personId, name }) =>
        (places.get(placeOf(visit, personId))?.size ?? 0) > 1 ? [name] : [],
      );
      return names.length > 0 ? [[visit.id, names]] : [];
    }),
  );
}
