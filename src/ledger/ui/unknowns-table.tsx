import type { z } from "zod";
import { ledgerList } from "../../web/addresses.ts";
import { Link } from "../../web/components/link.tsx";
import { SideScroll } from "../../web/components/side-scroll.tsx";
import { StateChip } from "../../web/components/state-chip.tsx";
import { componentTexts } from "../../web/components/texts.ts";
import { useLabel, useText } from "../../web/language.ts";
import type { KindDefinition } from "../catalogue.ts";
import type { FacilityId } from "../contract.ts";
import { gapStates } from "../gap.ts";
import type { unknowns } from "../route-contracts.ts";
import { ledgerTexts } from "./texts.ts";

type Gap = z.infer<typeof unknowns.reply>["items"][number];

/** Fields down, states across, as in the catalogue; only what occurs. */
export function UnknownsTable(props: { facilityId: FacilityId; definition: KindDefinition; gaps: readonly Gap[] }) {
  const t = useText(ledgerTexts);
  const words = useText(componentTexts);
  const label = useLabel();
  const { facilityId, definition, gaps } = props;
  const states = gapStates.filter((state) => gaps.some((gap) => gap.state === state));
  const fields = definition.fields.filter((field) => gaps.some((gap) => gap.field === field.id));
  return (
    <SideScroll label={label(definition)}>
      <table className="w-full text-left text-sm">
        <thead className="bg-ground">
          <tr>
            <th scope="col" className="h-10 px-3">
              {t.field}
            </th>
            {states.map((state) => (
              <th key={state} scope="col" className="w-32 whitespace-nowrap px-3 text-right">
                <StateChip state={state} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.id} className="border-t border-line">
              <th scope="row" className="h-10 px-3 font-normal">
                {label(field)}
              </th>
              {states.map((state) => {
                const found = gaps.find((gap) => gap.field === field.id && gap.state === state);
                return (
                  <td key={state} className="px-3 text-right tabular-nums">
                    {found && (
                      <Link
                        href={ledgerList(facilityId, definition.kind, { filter: `${field.id}:@${state}` })}
                        label={`${label(field)}：${words.states[state]} ${t.records(String(found.count))}`}
                      >
                        {t.records(String(found.count))}
                      </Link>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}
