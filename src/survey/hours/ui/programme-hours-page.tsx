import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { inFacility, inOrganisation } from "../../../web/addresses.ts";
import { addressOfCall, call } from "../../../web/call.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useText } from "../../../web/language.ts";
import { useMe } from "../../../web/session.ts";
import { Page } from "../../../web/shell/page.tsx";
import { formatHours } from "../hundredths.ts";
import {
  companyHours,
  exportCompanyHours,
  exportProgrammeHours,
  type ProgrammeHoursView,
  programmeHours,
} from "../programme-contracts.ts";
import { hoursTexts } from "./hours-texts.ts";

/** The weekly report: all companies for whoever oversees the programme, the own company's for its people. */
export function ProgrammeHoursPage() {
  const t = useText(hoursTexts);
  const organisationId = usePathParam("organisationId");
  const programmeId = usePathParam("programmeId");
  const part = useMe().programmes.find(
    (one) => one.programmeId === programmeId && one.organisationId === organisationId,
  );
  const oversees = part?.permissions.includes("programme.oversee") ?? false;
  const [view, file] = oversees ? [programmeHours, exportProgrammeHours] : [companyHours, exportCompanyHours];
  const params = { programmeId };
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ["programmes", programmeId, view.id],
    queryFn: ({ signal }) => call(view, { params, signal }),
  });
  return (
    <Page
      title={t.programmeTitle}
      lead={oversees ? t.programmeLead : t.companyLead}
      crumbs={[
        { label: t.programmes, href: inOrganisation(organisationId, "programmes") },
        { label: data?.title ?? "…", href: inOrganisation(organisationId, `programmes/${programmeId}`) },
      ]}
      actions={(["xlsx", "csv"] as const).map((format) => (
        <LinkButton key={format} download href={addressOfCall(file, { params, query: { format } })}>
          {format.toUpperCase()}
        </LinkButton>
      ))}
    >
      {isPending && <Loading />}
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data?.lines.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneHint}</p>
        </Empty>
      )}
      {data && data.lines.length > 0 && <WeeklyTable report={data} programmeId={programmeId} />}
    </Page>
  );
}

function WeeklyTable({ report, programmeId }: { report: ProgrammeHoursView; programmeId: string }) {
  const t = useText(hoursTexts);
  // The newest week is what is looked for.
  const mondays = report.mondays.toReversed();
  const lines = report.lines.toSorted(
    (a, b) => (a.company ?? "").localeCompare(b.company ?? "", "ja") || a.hospital.localeCompare(b.hospital, "ja"),
  );
  const number = "whitespace-nowrap border-l border-line px-3 text-right tabular-nums";
  return (
    <SideScroll label={t.programmeTitle}>
      <table className="w-full text-sm">
        <thead className="bg-ground text-left">
          <tr>
            {[t.company, t.hospital, t.settledDay].map((head) => (
              <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                {head}
              </th>
            ))}
            {[t.planned, t.actual, ...mondays.map((monday) => `${monday.slice(5).replace("-", "/")}〜`)].map((head) => (
              <th key={head} scope="col" className={number}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.companyId} ${line.facilityId}`} className="border-t border-line">
              <td className="h-10 whitespace-nowrap px-3">{line.company}</td>
              <th scope="row" className="whitespace-nowrap px-3 text-left font-normal">
                {line.reached ? (
                  <Link href={inFacility(line.facilityId, `survey/${programmeId}/hours`)}>{line.hospital}</Link>
                ) : (
                  line.hospital
                )}
              </th>
              <td className="whitespace-nowrap px-3 text-ink-soft">{line.settledOn ?? t.notSettled}</td>
              <td className={number}>{formatHours(report.planned)}</td>
              <td className={`${number} font-bold`} title={t.share(Math.round((100 * line.total) / report.planned))}>
                {formatHours(line.total)}
              </td>
              {mondays.map((monday) => (
                <td key={monday} className={number}>
                  {formatHours(line.weeks[monday] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot className="bg-ground font-bold">
          <tr className="border-t border-edge">
            <th scope="row" colSpan={3} className="h-10 px-3 text-left">
              {t.total}
            </th>
            <td className={number}>{formatHours(report.planned * lines.length)}</td>
            <td className={number}>{formatHours(report.total)}</td>
            {mondays.map((monday) => (
              <td key={monday} className={number}>
                {formatHours(report.totals[monday] ?? null)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </SideScroll>
  );
}
