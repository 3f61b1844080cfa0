import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { instrumentQuery } from "../../design/ui/instrument-queries.ts";
import type { RoundView } from "../../round/route-contracts.ts";
import { type RoundKey, roundPath, roundQuery } from "../../round/ui/round-queries.ts";
import { EntrySheet } from "./entry-sheet.tsx";
import { entryTexts } from "./entry-texts.ts";

/** Sheets that came back on paper are keyed in one after the other, by hands that stay on the keyboard. */
export function EntryPage() {
  const t = useText(entryTexts);
  const at = { organisationId: usePathParam("organisationId"), roundId: usePathParam("roundId") };
  const round = useQuery(roundQuery(at));
  return (
    <Page
      title={t.title}
      lead={round.data?.title}
      crumbs={[
        { label: t.rounds, href: inOrganisation(at.organisationId, "rounds") },
        ...(round.data ? [{ label: round.data.title, href: roundPath(at) }] : []),
      ]}
    >
      {round.isPending && <Loading />}
      {round.error && !round.data && <LoadFailed error={round.error} retry={round.refetch} />}
      {round.data && !round.data.actions.includes("import") && <Notice tone="attention">{t.notNow}</Notice>}
      {round.data?.actions.includes("import") && <Sheets at={at} round={round.data} />}
    </Page>
  );
}

function Sheets({ at, round }: { at: RoundKey; round: RoundView }) {
  const t = useText(entryTexts);
  const { instrumentId, edition } = round;
  const instrument = useQuery(instrumentQuery({ organisationId: at.organisationId, instrumentId, edition }));
  const [kept, setKept] = useState<number | null>(null);
  if (instrument.isPending) return <Loading />;
  if (instrument.error) return <LoadFailed error={instrument.error} retry={instrument.refetch} />;
  return (
    <>
      <p className="max-w-4xl text-sm text-ink-soft">{t.how}</p>
      {kept !== null && <Notice tone="good">{t.kept(kept)}</Notice>}
      <EntrySheet
        key={kept}
        at={at}
        instrument={instrument.data.document}
        sheets={kept ?? round.origins.paper}
        onKept={setKept}
      />
    </>
  );
}
