import { useAddressSearch } from "../../../web/address-search.ts";
import { defaultRule, ProtectionChoice } from "../../disclosure/protection.ts";
import type { TableSetSummary } from "../../tabulation/route-contracts.ts";
import type { WantedRelease } from "../route-contracts.ts";

export interface WantedPatch {
  tableSetId?: string;
  threshold?: number;
  extremes?: WantedRelease["rule"]["extremes"];
  choice?: ProtectionChoice;
  without?: readonly string[];
}

/** What is put together stands in the address, so that two people look at the same release before one of them publishes it. */
export function useWantedRelease(sets: readonly TableSetSummary[]): [WantedRelease, (patch: WantedPatch) => void] {
  const [search, change] = useAddressSearch();
  const tableSetId = sets.find(({ id }) => id === search.set)?.id ?? sets[0]?.id ?? "";
  const threshold = Number(search.threshold);
  const wanted: WantedRelease = {
    tableSetId,
    rule: {
      ...defaultRule,
      threshold: Number.isInteger(threshold) && threshold >= 2 && threshold <= 100 ? threshold : defaultRule.threshold,
      extremes: search.extremes === "shown" ? "shown" : "hidden",
    },
    choice: choiceIn(search.choice),
    without: search.without ? search.without.split("\n") : [],
  };
  return [
    wanted,
    ({ tableSetId: set, threshold: below, extremes, choice, without }) =>
      change({
        ...(set === undefined ? {} : { set, without: undefined, choice: undefined }),
        ...(below === undefined ? {} : { threshold: String(below), choice: undefined }),
        ...(extremes === undefined ? {} : { extremes: extremes === "hidden" ? undefined : extremes }),
        ...(without === undefined ? {} : { without: without.join("\n") || undefined, choice: undefined }),
        ...(choice === undefined ? {} : { choice: choice.kind === "suppress" ? undefined : JSON.stringify(choice) }),
      }),
  ];
}

/** An address that somebody cut short or changed means the plain way. */
function choiceIn(text: string | undefined): ProtectionChoice {
  try {
    return ProtectionChoice.parse(JSON.parse(text ?? ""));
  } catch {
    return { kind: "suppress" };
  }
}
