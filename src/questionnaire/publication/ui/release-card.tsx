import { useState } from "react";
import { addressOfCall } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { ReportFormat } from "../../report/report-format.ts";
import type { RoundKey } from "../../tabulation/ui/table-queries.ts";
import { exportRelease, type ReleaseSummary } from "../route-contracts.ts";
import { statisticsAddress } from "./public-frame.tsx";
import { releaseTexts } from "./release-texts.ts";
import { WithdrawRelease } from "./withdraw-release.tsx";

/** One release: what it is, since when it is public, its files, and taking it back. */
export function ReleaseCard(props: { round: RoundKey; release: ReleaseSummary; mayPublish: boolean }) {
  const { round, release, mayPublish } = props;
  const t = useText(releaseTexts);
  const [withdrawing, setWithdrawing] = useState(false);
  const isPublic = release.withdrawnAt === null;
  return (
    <li className="flex flex-col gap-2 rounded-8 border border-line bg-white p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="font-bold">{release.title}</h2>
        <span className="text-sm text-ink-soft">{t.number(release.number)}</span>
        {isPublic ? (
          <Chip tone="good" shape="tick">
            {t.open}
          </Chip>
        ) : (
          <Chip tone="attention" shape="triangle">
            {t.withdrawn}
          </Chip>
        )}
      </div>
      <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
        <span>{t.published(momentText(release.publishedAt), release.publishedBy)}</span>
        <span>{t.facts(release.tables, release.threshold)}</span>
      </p>
      {release.withdrawnAt !== null && (
        <p className="flex flex-wrap gap-x-4 text-sm">
          <span>{t.withdrawnBy(momentText(release.withdrawnAt), release.withdrawnBy ?? "")}</span>
          <span>{t.why(release.withdrawnWhy ?? "")}</span>
        </p>
      )}
      <div className="no-print flex flex-wrap items-center gap-1">
        {isPublic && <LinkButton href={`${statisticsAddress}/${release.id}`}>{t.publicPage}</LinkButton>}
        <span className="ml-2 text-sm text-ink-soft">{t.files}</span>
        {ReportFormat.options.map((format) => (
          <LinkButton
            key={format}
            look="quiet"
            download
            href={addressOfCall(exportRelease, { params: { ...round, releaseId: release.id }, query: { format } })}
          >
            {t[format]}
          </LinkButton>
        ))}
        {isPublic && mayPublish && (
          <Button look="danger" place="ml-auto" onPress={() => setWithdrawing(true)}>
            {t.withdraw}
          </Button>
        )}
      </div>
      {withdrawing && <WithdrawRelease round={round} release={release} onClose={() => setWithdrawing(false)} />}
    </li>
  );
}
