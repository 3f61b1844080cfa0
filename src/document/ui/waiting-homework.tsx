import { useQuery } from "@tanstack/react-query";
import type { FacilityId } from "../../ledger/contract.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { listWaitingHomework } from "../../survey/homework/route-contracts.ts";
import { inFacility } from "../../web/addresses.ts";
import { call } from "../../web/call.ts";
import { Chip } from "../../web/components/chip.tsx";
import { Link } from "../../web/components/link.tsx";
import { useText } from "../../web/language.ts";
import { dueTexts } from "./due-texts.ts";

/** Days before its due date from which homework is worth a hurry. */
const soonDays = 2;
const shownAtMost = 5;

/** Homework of surveys that waits for the reader: to agree, to answer, to look at; nothing while there is none. */
export function WaitingHomework({ facilityId }: { facilityId: FacilityId }) {
  const t = useText(dueTexts);
  const { data } = useQuery({
    queryKey: ["survey", facilityId, "waiting"],
    queryFn: ({ signal }) => call(listWaitingHomework, { params: { facilityId }, signal }),
    staleTime: 0,
  });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const soon = japanDay(new Date(Date.now() + soonDays * 24 * 3600 * 1000));
  return (
    <ul className="mt-3 flex flex-col border-t border-line pt-2 text-sm">
      {items.slice(0, shownAtMost).map(({ programmeId, homeworkId, title, dueOn, move }) => (
        <li key={homeworkId} className="flex min-h-10 flex-wrap items-center gap-x-3">
          <Chip tone={dueOn !== null && dueOn <= soon ? "attention" : "accent"} shape="clock">
            {t.moves[move]}
          </Chip>
          <Link href={inFacility(facilityId, `survey/${programmeId}/homework/${homeworkId}`)}>{t.homework(title)}</Link>
          {dueOn && <span className="text-ink-soft">{t.dueOn(dueOn)}</span>}
        </li>
      ))}
      {items.length > shownAtMost && <li>{t.more(items.length - shownAtMost)}</li>}
    </ul>
  );
}
