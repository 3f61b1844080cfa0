import { useQuery } from "@tanstack/react-query";
import { checkImport } from "../../../custody/route-contracts.ts";
import { type HintKind, hintWords } from "../../../shared/personal-data.ts";
import { call } from "../../../web/call.ts";
import { Notice } from "../../../web/components/feedback.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import type { FacilityId } from "../../contract.ts";
import { importTexts } from "./import-texts.ts";

/** Places that are named of one file; the counts say how many there are. */
const namedPlaces = 5;

/** What in the files looks like data of patients or staff, before it is in the ledger: a reminder, nothing is refused. */
export function ImportHint({ facilityId, importId }: { facilityId: FacilityId; importId: string }) {
  const t = useText(importTexts);
  const label = useLabel();
  const hints = useQuery({
    queryKey: ["personalHints", facilityId, importId],
    queryFn: ({ signal }) => call(checkImport, { params: { facilityId, importId }, signal }),
    // Files of an import do not change.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const files = (hints.data?.files ?? []).filter(({ places }) => places.length > 0);
  if (files.length === 0) return null;
  const counted = (counts: Partial<Record<HintKind, number>>) =>
    Object.entries(counts).map(([kind, count]) => t.personalCount(label(hintWords[kind as HintKind]), count));
  const placed = ({ sheet, cell }: { sheet: string | null; cell: string }) => [sheet, cell].filter(Boolean).join(" ");
  return (
    <Notice tone="attention">
      <p className="font-bold">{t.personal}</p>
      <ul>
        {files.map(({ name, counts, places }) => (
          <li key={name}>
            {`${name}: ${counted(counts).join("、")}（${places.slice(0, namedPlaces).map(placed).join("、")}${places.length > namedPlaces ? "…" : ""}）`}
          </li>
        ))}
      </ul>
      <p>{t.personalAdvice}</p>
    </Notice>
  );
}
