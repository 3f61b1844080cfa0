import { useQuery } from "@tanstack/react-query";
import { useAddressSearch, useFacilityId } from "../../web/address-search.ts";
import { inFacility, ledgerList } from "../../web/addresses.ts";
import { Empty, LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { Link } from "../../web/components/link.tsx";
import { Select } from "../../web/components/select.tsx";
import { StateChip } from "../../web/components/state-chip.tsx";
import { componentTexts } from "../../web/components/texts.ts";
import { useLabel, useText } from "../../web/language.ts";
import { Page, Section } from "../../web/shell/page.tsx";
import { fieldDefinition, kinds } from "../catalogue.ts";
import { gapStates } from "../gap.ts";
import { unknownsQuery } from "./facility-queries.ts";
import { ledgerTexts } from "./texts.ts";

/** What is still unknown, by kind, field and state; each count opens the list of those records, where an inquiry is one step away. */
export function UnknownsPage() {
  const t = useText(ledgerTexts);
  const words = useText(componentTexts);
  const label = useLabel();
  const facilityId = useFacilityId();
  const [{ state = "all" }, change] = useAddressSearch();
  const gaps = useQuery(unknownsQuery(facilityId));
  const items = gaps.data?.items.filter((gap) => state === "all" || gap.state === state) ?? [];
  const choices = [{ id: "all", label: t.showAll }, ...gapStates.map((id) => ({ id, label: words.states[id] }))];
  return (
    <Page title={t.unknowns} crumbs={[{ label: t.ledger, href: inFacility(facilityId, "ledger") }]}>
      <div className="max-w-64">
        <Select label={t.stateLabel} choices={choices} value={state} onChange={(id) => change({ state: id })} />
      </div>
      {gaps.isPending && <Loading />}
      {gaps.error && <LoadFailed error={gaps.error} retry={gaps.refetch} />}
      {gaps.data && items.length === 0 && <Empty title={t.noGaps} />}
      {kinds.map((definition) => {
        const own = items.filter((gap) => gap.kind === definition.kind);
        if (own.length === 0) return null;
        return (
          <Section key={definition.kind} title={label(definition)}>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(19rem,1fr))] gap-x-6">
              {own.map((gap) => {
                const field = fieldDefinition(gap.kind, gap.field);
                return (
                  <li
                    key={`${gap.field}:${gap.state}`}
                    className="flex min-h-10 items-center gap-3 border-t border-line text-sm"
                  >
                    <span className="min-w-0 flex-1 truncate">{field && label(field)}</span>
                    <StateChip state={gap.state} />
                    <Link href={ledgerList(facilityId, gap.kind, { filter: `${gap.field}:@${gap.state}` })}>
                      {t.records(String(gap.count))}
                    </Link>
                  </li>
                );
              })}
            </ul>
          </Section>
        );
      })}
    </Page>
  );
}
