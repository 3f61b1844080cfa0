import { useQuery } from "@tanstack/react-query";
import { Chip } from "../../../web/components/chip.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/language.ts";
import { dayText } from "../../../web/moment.ts";
import type { PublicRelease } from "../route-contracts.ts";
import { PublicFrame, statisticsAddress } from "./public-frame.tsx";
import { publicTexts } from "./public-texts.ts";
import { statisticsQuery } from "./release-queries.ts";

/** Everything that was ever published, the newest first. */
export function StatisticsListPage() {
  const t = useText(publicTexts);
  const list = useQuery(statisticsQuery);
  return (
    <PublicFrame title={t.statistics} lead={t.listLead}>
      {list.isPending && <Loading />}
      {list.error && <LoadFailed error={list.error} retry={list.refetch} />}
      {list.data?.releases.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneHint}</p>
        </Empty>
      )}
      {list.data && list.data.releases.length > 0 && (
        <ol className="rounded-8 border border-line bg-white">
          {list.data.releases.map((release) => (
            <Line key={release.id} release={release} />
          ))}
        </ol>
      )}
    </PublicFrame>
  );
}

function Line({ release }: { release: PublicRelease }) {
  const t = useText(publicTexts);
  return (
    <li className="flex flex-col gap-1 border-b border-line p-4 last:border-0">
      <span className="flex flex-wrap items-center gap-2 font-bold">
        <Link href={`${statisticsAddress}/${release.id}`}>{release.title}</Link>
        {release.withdrawnAt !== null && (
          <Chip tone="attention" shape="triangle">
            {t.withdrawn}
          </Chip>
        )}
      </span>
      <span className="text-sm text-ink-soft">
        {release.publisher}　{t.published(dayText(release.publishedAt) ?? "")}　{t.number(release.number)}
      </span>
    </li>
  );
}
