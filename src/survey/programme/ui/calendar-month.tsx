import { classNames } from "../../../web/components/class-names.ts";
import { useText } from "../../../web/language.ts";
import { weeksOf } from "../month.ts";
import type { CalendarEntry, ProgrammeView } from "../route-contracts.ts";
import { CalendarDay } from "./calendar-day.tsx";
import { programmeTexts } from "./programme-texts.ts";

/** The weeks of a month as a table: read out by row and column, gone through by its links, and printed as it stands. */
export function CalendarMonth(props: {
  month: string;
  today: string;
  entries: readonly CalendarEntry[];
  programme: ProgrammeView;
  title: string;
}) {
  const t = useText(programmeTexts);
  const { month, today, entries, programme, title } = props;
  const byDay = Map.groupBy(entries, ({ day }) => day);
  return (
    <table className="w-full table-fixed border-collapse text-xs" aria-label={title}>
      <thead>
        <tr>
          {t.weekdays.map((weekday, n) => (
            <th
              key={weekday}
              scope="col"
              className={classNames("border border-line bg-ground py-1 font-bold", weekend[n])}
            >
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]} className="break-inside-avoid">
            {week.map((day) => (
              <CalendarDay
                key={day}
                day={day}
                isToday={day === today}
                isOfMonth={day.startsWith(month.slice(0, 7))}
                entries={byDay.get(day) ?? []}
                programme={programme}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const weekend: Readonly<Record<number, string>> = { 0: "text-alert", 6: "text-accent" };
