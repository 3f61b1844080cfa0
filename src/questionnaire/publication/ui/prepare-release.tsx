import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { ProgressBar, Refusal } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import type { TableSetSummary } from "../../tabulation/route-contracts.ts";
import { FigureList } from "../../tabulation/ui/figure-list.tsx";
import { type RoundKey, tableSetQuery } from "../../tabulation/ui/table-queries.ts";
import type { WantedRelease } from "../route-contracts.ts";
import { HiddenFigures } from "./hidden-figures.tsx";
import { prepareTexts } from "./prepare-texts.ts";
import { ProtectionWays } from "./protection-ways.tsx";
import { PublishRelease } from "./publish-release.tsx";
import { previewQuery } from "./release-queries.ts";
import { ReleaseSettings } from "./release-settings.tsx";
import { ReleaseLoss, ReleaseVerdict } from "./release-verdict.tsx";
import { useWantedRelease } from "./use-wanted-release.ts";

/** Settings, what comes of them, and publishing it. Computed when somebody asks for it: it can take a while. */
export function PrepareRelease(props: { round: RoundKey; sets: readonly TableSetSummary[]; releases: string }) {
  const { round, sets, releases } = props;
  const t = useText(prepareTexts);
  const [publishing, setPublishing] = useState(false);
  const [checked, setChecked] = useState<WantedRelease | null>(null);
  const [wanted, change] = useWantedRelease(sets);
  const tables = useQuery(tableSetQuery(round, wanted.tableSetId)).data?.report.tables ?? [];
  const preview = useQuery({ ...previewQuery(round, wanted), enabled: isSame(checked, wanted) });
  const found = isSame(checked, wanted) && !preview.error ? preview.data : undefined;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[{ label: t.back, href: releases }]}
      actions={
        <Button look="primary" isDisabled={!found?.verdict.safe} onPress={() => setPublishing(true)}>
          {t.publish}
        </Button>
      }
    >
      <ReleaseSettings sets={sets} tables={tables} wanted={wanted} onChange={change}>
        <Button
          isPending={preview.isFetching}
          onPress={() => (isSame(checked, wanted) ? preview.refetch() : setChecked(wanted))}
        >
          {t.check}
        </Button>
      </ReleaseSettings>
      {preview.isFetching && <ProgressBar label={t.computing} value={null} />}
      {!preview.isFetching && <Refusal error={preview.error} />}
      {found && <ReleaseVerdict verdict={found.verdict} />}
      {found && <ReleaseLoss loss={found.loss} />}
      {checked && (
        <ProtectionWays
          round={round}
          wanted={wanted}
          tables={tables}
          onChoice={(choice) => {
            change({ choice });
            setChecked({ ...wanted, choice });
          }}
        />
      )}
      {found && (
        <>
          <HiddenFigures figures={found.verdict.figures} />
          <h2 className="text-lg font-bold">{t.preview}</h2>
          <FigureList tables={found.report.tables} />
        </>
      )}
      {publishing && found && (
        <PublishRelease
          round={round}
          wanted={wanted}
          preview={found}
          after={releases}
          onClose={() => setPublishing(false)}
        />
      )}
    </Page>
  );
}

const isSame = (checked: WantedRelease | null, wanted: WantedRelease): boolean =>
  JSON.stringify(checked) === JSON.stringify(wanted);
