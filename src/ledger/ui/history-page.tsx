import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useFacilityId } from "../../web/address-search.ts";
import { Button } from "../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { componentTexts } from "../../web/components/texts.ts";
import { useText } from "../../web/language.ts";
import { Page } from "../../web/shell/page.tsx";
import { importsQuery } from "../importing/ui/import-queries.ts";
import { ChangeRow } from "./change-row.tsx";
import { facilityHistoryQuery } from "./facility-queries.ts";
import { type ImportEvent, importEvents } from "./import-events.ts";
import { ImportRow } from "./import-row.tsx";
import { ledgerTexts } from "./texts.ts";

/** Every change of the hospital's ledger, newest first; an import and its undoing are one event each. */
export function HistoryPage() {
  const t = useText(ledgerTexts);
  const words = useText(componentTexts);
  const facilityId = useFacilityId();
  const history = useInfiniteQuery(facilityHistoryQuery(facilityId));
  const imports = useQuery(importsQuery(facilityId));
  const changes = history.data?.pages.flatMap((page) => page.items) ?? [];
  // Imports older than the changes read so far appear with those changes.
  const oldest = history.hasNextPage ? (changes.at(-1)?.at ?? "") : "";
  const events = importEvents(imports.data?.items ?? []).filter((event) => event.at >= oldest);
  const shown = [...changes, ...events].sort((a, b) => (a.at < b.at ? 1 : -1));
  const failed = history.error ?? imports.error;
  return (
    <Page title={t.history} lead={t.historyLead}>
      {(history.isPending || imports.isPending) && <Loading />}
      {failed && <LoadFailed error={failed} retry={() => void Promise.all([history.refetch(), imports.refetch()])} />}
      {history.data && imports.data && shown.length === 0 && (
        <Empty title={t.noHistory}>
          <p>{t.noHistoryHint}</p>
        </Empty>
      )}
      <ol className="flex flex-col gap-2">
        {shown.map((one) =>
          isImport(one) ? (
            <ImportRow key={`${one.importId}:${one.what}`} event={one} facilityId={facilityId} />
          ) : (
            <ChangeRow key={`${one.recordId}:${one.version}`} change={one} facilityId={facilityId} />
          ),
        )}
      </ol>
      {history.hasNextPage && (
        <Button isDisabled={history.isFetchingNextPage} onPress={() => history.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Page>
  );
}

const isImport = (one: object): one is ImportEvent => "fileNames" in one;
