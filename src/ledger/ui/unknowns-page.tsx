import { useQuery } from "@tanstack/react-query";
import { useAddressSearch, useFacilityId } from "../../web/address-search.ts";
import { inFacility } from "../../web/addresses.ts";
import { LinkButton } from "../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { Select } from "../../web/components/select.tsx";
import { componentTexts } from "../../web/components/texts.ts";
import { useLabel, useText } from "../../web/language.ts";
import { Page, Section } from "../../web/shell/page.tsx";
import { kinds } from "../catalogue.ts";
import { gapStates } from "../gap.ts";
import { unknownsQuery } from "./facility-queries.ts";
import { ledgerTexts } from "./texts.ts";
import { UnknownsTable } from "./unknowns-table.tsx";

/** What is still unknown at a glance, by kind, field and state; each count opens its records, where an inquiry is one step away. */
export function UnknownsPage() {
  const t = useText(ledgerTexts);
  const words = useText(componentTexts);
  const label = useLabel();
  const facilityId = useFacilityId();
  const [{ state = "all" }, change] = useAddressSearch();
  const gaps = useQuery(unknownsQuery(facilityId));
  const items = gaps.data?.items.filter((gap) => state === "all" || gap.state === state) ?? [];
  const choices = [{ id: "all", label: t.allStates }, ...gapStates.map((id) => ({ id, label: words.states[id] }))];
  return (
    <Page
      title={t.unknowns}
      lead={t.unknownsLead}
      crumbs={[{ label: t.ledger, href: inFacility(facilityId, "ledger") }]}
      actions={<LinkButton href={inFacility(facilityId, "inquiries")}>{t.inquiries}</LinkButton>}
    >
      <div className="no-print max-w-64">
        <Select label={t.stateLabel} choices={choices} value={state} onChange={(id) => change({ state: id })} />
      </div>
      {gaps.isPending && <Loading />}
      {gaps.error && <LoadFailed error={gaps.error} retry={gaps.refetch} />}
      {gaps.data && items.length === 0 && <Empty title={t.noGaps} />}
      {kinds.map((definition) => {
        const own = items.filter((gap) => gap.kind === definition.kind);
        return own.length === 0 ? null : (
          <Section key={definition.kind} title={label(definition)}>
            <UnknownsTable facilityId={facilityId} definition={definition} gaps={own} />
          </Section>
        );
      })}
    </Page>
  );
}
