import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import type { RoundView } from "../route-contracts.ts";
import { AnswersSection } from "./answers-section.tsx";
import { MailSection } from "./mail-section.tsx";
import { ProgressSection } from "./progress-section.tsx";
import { ResultsSection } from "./results-section.tsx";
import { RoundActions } from "./round-actions.tsx";
import { roundQuery } from "./round-queries.ts";
import { RoundState } from "./round-state.tsx";
import { roundTexts } from "./round-texts.ts";

/** One round: how much has come in, whom it asks, what can be done now. */
export function RoundPage() {
  const t = useText(roundTexts);
  const key = { organisationId: usePathParam("organisationId"), roundId: usePathParam("roundId") };
  const { data, isPending, error, refetch } = useQuery(roundQuery(key));
  return (
    <Page
      title={data?.title ?? t.title}
      lead={data && <Lead round={data} />}
      crumbs={[{ label: t.title, href: inOrganisation(key.organisationId, "rounds") }]}
      actions={data && <RoundActions round={data} at={key} />}
    >
      {isPending && <Loading />}
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      {data && (
        <>
          {data.state !== "draft" && <ProgressSection round={data} />}
          <div className="grid items-start gap-4 lg:grid-cols-2">
            {data.access !== "open" && <MailSection round={data} at={key} />}
            {data.state !== "draft" && <ResultsSection round={data} at={key} />}
            {data.state !== "draft" && <AnswersSection round={data} at={key} />}
          </div>
        </>
      )}
    </Page>
  );
}

function Lead({ round }: { round: RoundView }) {
  const t = useText(roundTexts);
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <RoundState {...round} />
      <span>{t.access[round.access]}</span>
      <span>{round.anonymous ? t.anonymous : t.named}</span>
      <span>{t.period(round.opensOn ?? t.atOnce, round.closesOn ?? t.untilClosed)}</span>
      <span>
        {round.instrumentId} {t.edition(round.edition)}
      </span>
    </span>
  );
}
