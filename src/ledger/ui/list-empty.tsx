import { inFacility, ledgerList } from "../../web/addresses.ts";
import { LinkButton } from "../../web/components/button.tsx";
import { Empty } from "../../web/components/feedback.tsx";
import { useLabel, useText } from "../../web/language.ts";
import { useMay } from "../../web/session.ts";
import type { KindDefinition } from "../catalogue.ts";
import { ledgerTexts } from "./texts.ts";

/** An empty list: either nothing matches, or nothing is there yet and this is how it gets there. */
export function ListEmpty(props: { facilityId: string; definition: KindDefinition; narrowed: boolean }) {
  const t = useText(ledgerTexts);
  const label = useLabel();
  const mayImport = useMay("ledger.import");
  const { facilityId, definition } = props;
  if (props.narrowed) {
    return (
      <Empty title={t.nothingMatches}>
        <p>{t.nothingMatchesHint}</p>
        <LinkButton href={ledgerList(facilityId, definition.kind)}>{t.clearFilters}</LinkButton>
      </Empty>
    );
  }
  return (
    <Empty title={t.emptyKind(label(definition))}>
      <p>{t.emptyKindHint}</p>
      {mayImport && <LinkButton href={inFacility(facilityId, "import")}>{t.import}</LinkButton>}
    </Empty>
  );
}
