import { useQuery } from "@tanstack/react-query";
import type { ValueState } from "../../../ledger/contract.ts";
import { inFacility, ledgerRecord } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { Chip } from "../../../web/components/chip.tsx";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { StateChip } from "../../../web/components/state-chip.tsx";
import { useText } from "../../../web/language.ts";
import { getLevelAnswers, type LevelRow } from "../contract.ts";
import { levelTexts } from "./level-texts.ts";

/** The answers behind one cell: what was said, where, and the way there. */
export function LevelAnswers(props: { programmeId: string; row: LevelRow; companyId: string }) {
  const { programmeId, row, companyId } = props;
  const t = useText(levelTexts);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ["programmes", programmeId, "level", row.id, companyId],
    queryFn: ({ signal }) =>
      call(getLevelAnswers, { params: { programmeId }, query: { row: row.id, companyId }, signal }),
  });
  if (isPending) return <Loading />;
  if (error) return <LoadFailed error={error} retry={refetch} />;
  return (
    <>
      {data.cut && <Notice tone="neutral">{t.cut}</Notice>}
      <table className="w-full text-left text-sm">
        <thead>
          <tr>
            {[t.hospital, t.said, t.text].map((head) => (
              <th key={head} scope="col" className="h-10 pr-3">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map((item) => (
            <tr key={`${item.facilityId} ${item.subjectId}`} className="border-t border-line align-baseline">
              <th scope="row" className="py-2 pr-3 font-normal">
                {item.hospital}
                <span className="block">
                  <Link
                    href={
                      item.recordKind
                        ? ledgerRecord(item.facilityId, item.recordKind, item.subjectId)
                        : inFacility(item.facilityId, `survey/${programmeId}/sheets/${item.subjectId.split(":")[0]}`)
                    }
                  >
                    {item.name}
                  </Link>
                </span>
              </th>
              <td className="whitespace-nowrap py-2 pr-3">
                {item.recordKind ? (
                  <StateChip state={item.said as ValueState} />
                ) : (
                  (t.saidWords[item.said as keyof typeof t.saidWords] ?? item.said)
                )}
              </td>
              <td className="break-words py-2">
                {item.text}
                {item.evidenced && (
                  <span className="ml-2">
                    <Chip shape="tick">{t.evidence}</Chip>
                  </span>
                )}
                {item.returned && (
                  <span className="ml-2">
                    <Chip tone="attention" shape="cross">
                      {t.returned}
                    </Chip>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
