import { useQuery } from "@tanstack/react-query";
import type { FacilityId } from "../../ledger/contract.ts";
import { waitingCases } from "../../vulnerability/route-contracts.ts";
import { inFacility } from "../../web/addresses.ts";
import { call } from "../../web/call.ts";
import { Chip } from "../../web/components/chip.tsx";
import { Link } from "../../web/components/link.tsx";
import { useText } from "../../web/language.ts";
import { dueTexts } from "./due-texts.ts";

/** Vulnerabilities that wait for an answer, for whoever may see them; asked for again while the page is open. */
export const useWaitingCases = (facilityId: FacilityId, may: boolean) =>
  useQuery({
    queryKey: ["cases", facilityId, "waiting"],
    queryFn: ({ signal }) => call(waitingCases, { params: { facilityId }, signal }),
    enabled: may,
    refetchInterval: 60_000,
  });

/** The vulnerabilities that cannot wait, most urgent first; nothing while there are none. */
export function UrgentCases({ facilityId }: { facilityId: FacilityId }) {
  const t = useText(dueTexts);
  const { data } = useWaitingCases(facilityId, true);
  if (!data || data.urgent === 0) return null;
  const more = data.urgent - data.first.length;
  return (
    <ul className="mt-3 flex flex-col border-t border-line pt-2 text-sm">
      {data.first.map((one) => (
        <li key={one.id} className="flex min-h-9 flex-wrap items-center gap-x-3">
          <Chip tone="alert" shape={one.overdue ? "triangleFilled" : "clock"}>
            {t.dueOn(one.dueOn)}
          </Chip>
          <Link href={inFacility(facilityId, `cases/${one.id}`)}>{t.vulnerability(one.product)}</Link>
          <span className="text-ink-soft">
            {[one.overdue && t.overdue, one.reachable && t.reachable, one.exploited && t.exploited]
              .filter(Boolean)
              .join(t.comma)}
          </span>
        </li>
      ))}
      {more > 0 && (
        <li>
          <Link href={inFacility(facilityId, "cases")}>{t.more(more)}</Link>
        </li>
      )}
    </ul>
  );
}
