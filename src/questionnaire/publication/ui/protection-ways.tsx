import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { useText } from "../../../web/language.ts";
import type { Proposal, ProtectionChoice } from "../../disclosure/protection.ts";
import type { ShownTable } from "../../report/shown-table.ts";
import { prepareTexts } from "./prepare-texts.ts";

/** The ways that were worked out, least loss first. The first that holds is what we would take. */
export function ProtectionWays(props: {
  proposals: readonly Proposal[];
  tables: readonly ShownTable[];
  choice: ProtectionChoice;
  onChoice: (choice: ProtectionChoice) => void;
}) {
  const { proposals, tables, choice, onChoice } = props;
  const t = useText(prepareTexts);
  if (proposals.length < 2) return null;
  const keyOf = (one: ProtectionChoice) => JSON.stringify(one);
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
  const figureOf = (id: string) => {
    const table = tables.find((one) => one.id === id);
    return table ? t.figure(table.figure) : id;
  };
  const lossOf = ({ loss, safe }: Proposal) => (safe ? t.wayLoss(Math.round(loss.weight * 10) / 10) : t.unsafeWay);
  return (
    <div className="rounded-8 border border-line bg-white p-4">
      <RadioGroup
        label={t.ways}
        choices={proposals.map((one) => ({ id: keyOf(one.choice), label: words(one.choice), hint: lossOf(one) }))}
        value={proposals.map((one) => keyOf(one.choice)).find((key) => key === keyOf(choice)) ?? null}
        onChange={(key) => {
          const chosen = proposals.find((one) => keyOf(one.choice) === key);
          if (chosen) onChoice(chosen.choice);
        }}
      />
    </div>
  );
}
