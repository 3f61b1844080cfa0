import { useQuery } from "@tanstack/react-query";
import { Empty, Loading, Refusal } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { TablePlan } from "../../table/plan.ts";
import { FigureCard } from "./figure-card.tsx";
import { liveTableQuery, type RoundKey } from "./table-queries.ts";
import { builderTexts } from "./table-texts.ts";

/** The table as it comes out now. */
export function LiveTable({ round, plan }: { round: RoundKey; plan: TablePlan | null }) {
  const t = useText(builderTexts);
  if (!plan) return <Empty title={t.nothingYet} />;
  return <Made round={round} plan={plan} />;
}

function Made({ round, plan }: { round: RoundKey; plan: TablePlan }) {
  const t = useText(builderTexts);
  const made = useQuery(liveTableQuery(round, plan));
  return (
    <section aria-label={t.result} aria-busy={made.isFetching} className={made.isPlaceholderData ? "opacity-60" : ""}>
      {made.isPending && <Loading />}
      <Refusal error={made.error} />
      <p role="status" className="sr-only">
        {!made.isFetching &&
          made.data?.report.tables.map(({ title, narrative }) => `${title} ${narrative ?? ""}`).join(" ")}
      </p>
      <div className="flex flex-col gap-4">
        {!made.error && made.data?.report.tables.map((table) => <FigureCard key={table.id} table={table} />)}
      </div>
    </section>
  );
}
