import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { ProgressBar, Refusal } from "../../../web/components/feedback.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { useText } from "../../../web/language.ts";
import type { Proposal, ProtectionChoice } from "../../disclosure/protection.ts";
import type { ShownTable } from "../../report/shown-table.ts";
import type { RoundKey } from "../../tabulation/ui/table-queries.ts";
import type { WantedRelease } from "../route-contracts.ts";
import { prepareTexts } from "./prepare-texts.ts";
import { protectionsQuery } from "./release-queries.ts";

/** Other ways to protect the same tables, worked out when somebody wants to compare. */
export function ProtectionWays(props: {
  round: RoundKey;
  wanted: WantedRelease;
  tables: readonly ShownTable[];
  onChoice: (choice: ProtectionChoice) => void;
}) {
  const { round, wanted, tables, onChoice } = props;
  const t = useText(prepareTexts);
  const { choice: _, ...tablesAndRule } = wanted;
  const asked = JSON.stringify(tablesAndRule);
  const [compared, setCompared] = useState<string | null>(null);
  const ways = useQuery({ ...protectionsQuery(round, wanted), enabled: compared === asked });
  const section = useRef<HTMLElement>(null);
  const compare = () => {
    if (compared === asked) ways.refetch();
    else setCompared(asked);
    // The button is gone while it is worked out; the keyboard goes on from here.
    section.current?.focus();
  };
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={t.ways}
      aria-busy={ways.isFetching}
      className="flex flex-col items-start gap-2 rounded-8 border border-line bg-white p-4 outline-none"
    >
      {!ways.data && (
        <>
          <p className="text-sm text-ink-soft">{t.compareHint}</p>
          {ways.isFetching ? (
            <ProgressBar label={t.comparing} value={null} />
          ) : (
            <>
              <Refusal error={ways.error} />
              <Button look="quiet" onPress={compare}>
                {t.compare}
              </Button>
            </>
          )}
        </>
      )}
      {ways.data?.proposals.length === 0 && <p className="text-sm">{t.noWays}</p>}
      {ways.data && ways.data.proposals.length > 0 && (
        <Choices proposals={ways.data.proposals} tables={tables} choice={wanted.choice} onChoice={onChoice} />
      )}
    </section>
  );
}

const keyOf = (choice: ProtectionChoice) => JSON.stringify(choice);

/** Least loss first: the first that holds is what we would take. */
function Choices(props: {
  proposals: readonly Proposal[];
  tables: readonly ShownTable[];
  choice: ProtectionChoice;
  onChoice: (choice: ProtectionChoice) => void;
}) {
  const { proposals, tables, choice, onChoice } = props;
  const t = useText(prepareTexts);
  const figureOf = (id: string) => t.figure(tables.find((table) => table.id === id)?.figure ?? 0);
  const words = (one: ProtectionChoice): string => {
    switch (one.kind) {
      case "suppress":
        return t.choices.suppress;
      case "collapse":
        return t.choices.collapse(one.label);
      case "drop":
        return t.choices.drop(one.tables.map(figureOf).join("、"));
      case "round":
        return t.choices.round(one.base);
    }
  };
  const hint = ({ loss, safe }: Proposal) => (safe ? t.wayLoss(Math.round(loss.weight * 10) / 10) : t.unsafeWay);
  return (
    <RadioGroup
      label={t.ways}
      choices={proposals.map((one) => ({ id: keyOf(one.choice), label: words(one.choice), hint: hint(one) }))}
      value={keyOf(choice)}
      onChange={(key) => {
        const chosen = proposals.find((one) => keyOf(one.choice) === key);
        if (chosen) onChoice(chosen.choice);
      }}
    />
  );
}
