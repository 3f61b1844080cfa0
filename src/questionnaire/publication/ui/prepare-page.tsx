import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import type { TableSetSummary } from "../../tabulation/route-contracts.ts";
import { tableSetQuery, tableSetsQuery } from "../../tabulation/ui/table-queries.ts";
import { prepareTexts } from "./prepare-texts.ts";
import { PreparedRelease } from "./prepared-release.tsx";
import { PublishRelease } from "./publish-release.tsx";
import { previewQuery } from "./release-queries.ts";
import { ReleaseSettings } from "./release-settings.tsx";
import { useWantedRelease } from "./use-wanted-release.ts";

/** What a release would hide and whether that holds, before anybody outside sees anything. */
export function PreparePage() {
  const t = useText(prepareTexts);
  const round = { organisationId: usePathParam("organisationId"), roundId: usePathParam("roundId") };
  const sets = useQuery(tableSetsQuery(round));
  const address = (part: string) => inOrganisation(round.organisationId, `rounds/${round.roundId}/${part}`);
  return (
    <>
      {sets.data && sets.data.sets.length > 0 ? (
        <Prepare round={round} sets={sets.data.sets} releases={address("releases")} />
      ) : (
        <Page title={t.title} lead={t.lead} crumbs={[{ label: t.back, href: address("releases") }]}>
          {sets.isPending && <Loading />}
          {sets.error && <LoadFailed error={sets.error} retry={sets.refetch} />}
          {sets.data && (
            <Empty title={t.noSets}>
              <p>{t.noSetsHint}</p>
              <LinkButton href={address("tables")}>{t.toTables}</LinkButton>
            </Empty>
          )}
        </Page>
      )}
    </>
  );
}

function Prepare(props: {
  round: { organisationId: string; roundId: string };
  sets: readonly TableSetSummary[];
  releases: string;
}) {
  const { round, sets, releases } = props;
  const t = useText(prepareTexts);
  const [publishing, setPublishing] = useState(false);
  const [wanted, change] = useWantedRelease(sets);
  const set = useQuery(tableSetQuery(round, wanted.tableSetId));
  const preview = useQuery(previewQuery(round, wanted));
  const ready = preview.data && !preview.isPlaceholderData && !preview.error ? preview.data : null;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[{ label: t.back, href: releases }]}
      actions={
        <Button look="primary" isDisabled={!ready?.verdict.safe} onPress={() => setPublishing(true)}>
          {t.publish}
        </Button>
      }
    >
      <ReleaseSettings sets={sets} tables={set.data?.report.tables ?? []} wanted={wanted} onChange={change} />
      <PreparedRelease
        preview={preview.data ?? null}
        tables={set.data?.report.tables ?? []}
        error={preview.error}
        isComputing={preview.isFetching}
        choice={wanted.choice}
        onChoice={(choice) => change({ choice })}
      />
      {publishing && ready && (
        <PublishRelease
          round={round}
          wanted={wanted}
          preview={ready}
          after={releases}
          onClose={() => setPublishing(false)}
        />
      )}
    </Page>
  );
}
