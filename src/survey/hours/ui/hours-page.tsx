import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useAddressSearch } from "../../../web/address-search.ts";
import { inFacility } from "../../../web/addresses.ts";
import { addressOfCall } from "../../../web/call.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { useMe } from "../../../web/session.ts";
import { Page, Section } from "../../../web/shell/page.tsx";
import { formatHours } from "../hundredths.ts";
import { exportHours, type HoursView } from "../route-contracts.ts";
import { hoursQuery, useSurveyParams } from "./hours-queries.ts";
import { hoursTexts } from "./hours-texts.ts";
import { MoneySections } from "./money-sections.tsx";
import type { WeekDraft } from "./week-draft.ts";
import { WeekGrid } from "./week-grid.tsx";
import { WeekHead } from "./week-head.tsx";

/** Hours of one survey: the form of 資料6, one week at a time, and what it costs. */
export function HoursPage() {
  const t = useText(hoursTexts);
  const params = useSurveyParams();
  const [search, change] = useAddressSearch();
  const { data, isPending, error, refetch } = useQuery({
    ...hoursQuery(params, search.week),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[{ label: t.survey, href: inFacility(params.facilityId, `survey/${params.programmeId}`) }]}
      actions={(["xlsx", "csv"] as const).map((format) => (
        <LinkButton key={format} download href={addressOfCall(exportHours, { params, query: { format } })}>
          {format.toUpperCase()}
        </LinkButton>
      ))}
    >
      {isPending && <Loading />}
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data && <Hours hours={data} onWeek={(week) => change({ week }, { replace: true })} />}
    </Page>
  );
}

function Hours({ hours, onWeek }: { hours: HoursView; onWeek: (monday: string) => void }) {
  const t = useText(hoursTexts);
  const { name } = useMe().person;
  const [worker, setWorker] = useState<string | null>(hours.mayEnter ? name : null);
  // What was typed stays while another week or worker is looked at.
  const [drafts, setDrafts] = useState<Readonly<Record<string, WeekDraft>>>({});
  const shown = `${hours.monday} ${worker ?? ""}`;
  useLeavingAsked(Object.values(drafts).some((draft) => Object.keys(draft).length > 0));
  return (
    <>
      {hours.settledOn && <Notice tone="good">{t.settledOn(hours.settledOn)}</Notice>}
      <Section title={t.week}>
        <WeekHead hours={hours} worker={worker} onWeek={onWeek} onWorker={setWorker} />
        {hours.mayEnter && worker !== null && <p className="no-print text-sm text-ink-soft">{t.how}</p>}
        <WeekGrid
          key={shown}
          hours={hours}
          worker={worker}
          draft={drafts[shown] ?? {}}
          onDraft={(draft) => setDrafts({ ...drafts, [shown]: draft })}
        />
        <Weeks hours={hours} onWeek={onWeek} />
      </Section>
      {hours.money && <MoneySections hours={hours} money={hours.money} />}
    </>
  );
}

/** The browser asks before the page is closed while something typed is not saved. */
function useLeavingAsked(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [unsaved]);
}

function Weeks({ hours, onWeek }: { hours: HoursView; onWeek: (monday: string) => void }) {
  const t = useText(hoursTexts);
  if (hours.weeks.length === 0) return <p className="text-sm text-ink-soft">{t.noWeeks}</p>;
  return (
    <nav aria-label={t.weeks} className="no-print flex flex-wrap items-center gap-x-4 text-sm">
      <span className="text-ink-soft">{t.weeks}</span>
      {hours.weeks.map(({ monday, total }) => (
        <button
          key={monday}
          type="button"
          aria-current={monday === hours.monday ? "true" : undefined}
          className="min-h-10 text-accent underline underline-offset-4 tabular-nums aria-[current]:font-bold"
          onClick={() => onWeek(monday)}
        >
          {t.weekHours(monday, formatHours(total))}
        </button>
      ))}
    </nav>
  );
}
