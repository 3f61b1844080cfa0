import { useQuery } from "@tanstack/react-query";
import { addMonths } from "../../../shared/day.ts";
import { japanDay } from "../../../shared/japan-day.ts";
import { useAddressSearch } from "../../../web/address-search.ts";
import { Button } from "../../../web/components/button.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { monthOf, weeksOf } from "../month.ts";
import type { ProgrammeView } from "../route-contracts.ts";
import { CalendarList } from "./calendar-list.tsx";
import { CalendarMonth } from "./calendar-month.tsx";
import { CalendarSubscription } from "./calendar-subscription.tsx";
import { calendarQuery } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";

/** Visits, terms and dates of a month, as a table of weeks or (on telephones always) as a list, and the way into one's own calendar. */
export function CalendarTab({ programme }: { organisationId: string; programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const [search, setSearch] = useAddressSearch();
  const asList = search.view === "list";
  const onDay = asList ? isoDay(search.day) : undefined;
  const month = monthOf(onDay ?? isoDay(search.month) ?? japanDay(new Date()));
  const weeks = weeksOf(month).flat();
  const days = { from: weeks[0] ?? month, to: weeks.at(-1) ?? month };
  const { data, isPending, error, refetch } = useQuery(calendarQuery(programme.id, days));
  const [year = 0, number = 0] = month.split("-").map(Number);
  const title = onDay ?? t.month(year, number);
  const go = (months: number) => setSearch({ month: addMonths(month, months), day: undefined });
  if (error) return <LoadFailed error={error} retry={refetch} />;
  return (
    <div className="flex flex-col gap-4">
      <Section
        title={title}
        aside={
          <div className="flex flex-wrap gap-2 print:hidden">
            <Button onPress={() => setSearch({ view: asList ? undefined : "list", month, day: undefined })}>
              {asList ? t.asMonth : t.asList}
            </Button>
            <Button onPress={() => go(-1)}>{t.earlier}</Button>
            <Button onPress={() => setSearch({ month: undefined, day: undefined })}>{t.thisMonth}</Button>
            <Button onPress={() => go(1)}>{t.later}</Button>
          </div>
        }
      >
        {isPending && <Loading />}
        {data && (
          <>
            {!asList && (
              <div className="max-md:hidden print:block">
                <CalendarMonth
                  month={month}
                  today={data.today}
                  entries={data.entries}
                  programme={programme}
                  title={title}
                />
              </div>
            )}
            <div className={asList ? "" : "md:hidden print:hidden"}>
              <CalendarList
                entries={data.entries.filter(({ day }) => day.startsWith(onDay ?? month.slice(0, 7)))}
                today={data.today}
                programme={programme}
              />
            </div>
          </>
        )}
      </Section>
      <div className="max-w-xl print:hidden">
        <CalendarSubscription programmeId={programme.id} />
      </div>
    </div>
  );
}

const isoDay = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
