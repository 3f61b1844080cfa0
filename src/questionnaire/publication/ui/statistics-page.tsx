import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { addressOfCall, CallRefused } from "../../../web/call.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { Empty, LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { useLanguage, useText } from "../../../web/language.ts";
import { dayText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { ReportFormat } from "../../report/report-format.ts";
import { responseFacts } from "../../report/response-words.ts";
import { FigureList } from "../../tabulation/ui/figure-list.tsx";
import { exportStatistics, type Statistics } from "../route-contracts.ts";
import { PublicFrame, statisticsAddress } from "./public-frame.tsx";
import { publicTexts } from "./public-texts.ts";
import { oneStatisticsQuery } from "./release-queries.ts";

/** One release as everybody may read it. */
export function StatisticsPage() {
  const t = useText(publicTexts);
  const releaseId = usePathParam("releaseId");
  const found = useQuery(oneStatisticsQuery(releaseId));
  if (found.isPending) return <Loading />;
  if (found.error) {
    const isUnknown = found.error instanceof CallRefused && [400, 404].includes(found.error.status);
    return (
      <PublicFrame title={isUnknown ? t.notFound : t.statistics} back>
        {isUnknown ? (
          <Empty title={t.notFoundHint}>
            <LinkButton href={statisticsAddress}>{t.toList}</LinkButton>
          </Empty>
        ) : (
          <LoadFailed error={found.error} retry={found.refetch} />
        )}
      </PublicFrame>
    );
  }
  return <Shown statistics={found.data} />;
}

function Shown({ statistics: { release, report, protection } }: { statistics: Statistics }) {
  const t = useText(publicTexts);
  const language = useLanguage();
  const published = t.published(dayText(release.publishedAt) ?? "");
  return (
    <PublicFrame title={release.title} lead={`${release.publisher}　${published}　${t.number(release.number)}`} back>
      {release.withdrawnAt !== null && (
        <Notice tone="attention">
          <p className="font-bold">{t.withdrawnOn(dayText(release.withdrawnAt) ?? "")}</p>
          {release.withdrawnWhy && <p>{t.withdrawnWhy(release.withdrawnWhy)}</p>}
        </Notice>
      )}
      {report && (
        <>
          <div className="grid items-start gap-4 desk:grid-cols-2">
            <Section title={t.signs}>
              <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
                <li>{t.zero}</li>
                <li>{t.hidden}</li>
                {protection && (
                  <li>
                    {protection.roundedTo ? t.roundedTo(protection.roundedTo) : t.hiddenMore(protection.threshold)}
                  </li>
                )}
                <li>{t.rounded}</li>
              </ul>
            </Section>
            <Section title={t.about}>
              <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
                {responseFacts(report, language).map(([name, value]) => (
                  <div key={name} className="contents">
                    <dt className="text-ink-soft">{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
              <Downloads releaseId={release.id} />
            </Section>
          </div>
          <FigureList tables={report.tables} />
          <Section title={t.proof}>
            <p className="text-sm">{t.proofHint}</p>
            <p className="break-all font-mono text-xs">SHA-256: {release.contentSha256}</p>
          </Section>
        </>
      )}
    </PublicFrame>
  );
}

function Downloads({ releaseId }: { releaseId: string }) {
  const t = useText(publicTexts);
  return (
    <div className="no-print flex flex-wrap items-center gap-1">
      <span className="text-sm text-ink-soft">{t.files}</span>
      {ReportFormat.options.map((format) => (
        <LinkButton
          key={format}
          look="quiet"
          download
          href={addressOfCall(exportStatistics, { params: { releaseId }, query: { format } })}
        >
          {t[format]}
        </LinkButton>
      ))}
    </div>
  );
}
