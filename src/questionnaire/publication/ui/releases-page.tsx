import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { Empty, LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { PublicationLog } from "./publication-log.tsx";
import { ReleaseCard } from "./release-card.tsx";
import { releasesQuery } from "./release-queries.ts";
import { releaseTexts } from "./release-texts.ts";

/** What was published of a round, and the log of it. */
export function ReleasesPage() {
  const t = useText(releaseTexts);
  const round = { organisationId: usePathParam("organisationId"), roundId: usePathParam("roundId") };
  const list = useQuery(releasesQuery(round));
  const { data } = list;
  const address = (part: string) => inOrganisation(round.organisationId, `rounds/${round.roundId}/${part}`);
  const mayPrepare = data?.mayPublish && data.round.state === "closed";
  return (
    <Page
      title={data ? `${t.title}　${data.round.title}` : t.title}
      lead={t.lead}
      crumbs={[
        { label: t.rounds, href: inOrganisation(round.organisationId, "rounds") },
        { label: t.tables, href: address("tables") },
      ]}
      actions={
        mayPrepare && (
          <LinkButton look="primary" href={address("releases/new")}>
            {t.prepare}
          </LinkButton>
        )
      }
    >
      {list.isPending && <Loading />}
      {list.error && <LoadFailed error={list.error} retry={list.refetch} />}
      {data?.mayPublish && data.round.state !== "closed" && <Notice tone="neutral">{t.notClosed}</Notice>}
      {data?.releases.length === 0 && (
        <Empty title={t.none}>
          <p>{data.mayPublish ? t.noneHint : t.noneToRead}</p>
        </Empty>
      )}
      {data && data.releases.length > 0 && (
        <ol className="flex flex-col gap-3">
          {data.releases.map((release) => (
            <ReleaseCard key={release.id} round={round} release={release} mayPublish={data.mayPublish} />
          ))}
        </ol>
      )}
      {data && data.log.length > 0 && (
        <PublicationLog organisationId={round.organisationId} log={data.log} releases={data.releases} />
      )}
    </Page>
  );
}
