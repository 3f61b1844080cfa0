import { useInfiniteQuery } from "@tanstack/react-query";
import { useFacilityId } from "../../web/address-search.ts";
import { Button } from "../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { componentTexts } from "../../web/components/texts.ts";
import { useText } from "../../web/language.ts";
import { Page } from "../../web/shell/page.tsx";
import { ChangeRow } from "./change-row.tsx";
import { facilityHistoryQuery } from "./facility-queries.ts";
import { ledgerTexts } from "./texts.ts";

/** Every change of the hospital's ledger, newest first. */
export function HistoryPage() {
  const t = useText(ledgerTexts);
  const words = useText(componentTexts);
  const facilityId = useFacilityId();
  const history = useInfiniteQuery(facilityHistoryQuery(facilityId));
  const changes = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t.history} lead={t.historyLead}>
      {history.isPending && <Loading />}
      {history.error && <LoadFailed error={history.error} retry={history.refetch} />}
      {history.data && changes.length === 0 && (
        <Empty title={t.noHistory}>
          <p>{t.noHistoryHint}</p>
        </Empty>
      )}
      <ol className="flex flex-col gap-2">
        {changes.map((change) => (
          <ChangeRow key={`${change.recordId}:${change.version}`} change={change} facilityId={facilityId} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button isDisabled={history.isFetchingNextPage} onPress={() => history.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Page>
  );
}
