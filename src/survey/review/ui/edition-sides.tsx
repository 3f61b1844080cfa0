import { useQuery } from "@tanstack/react-query";
import { Comparison, compareEditions, getEdition } from "../../../document/route-contracts.ts";
import { useFacilityId } from "../../../web/address-search.ts";
import { addressOfCall, call } from "../../../web/call.ts";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { DocumentInReview } from "../route-contracts.ts";
import { reviewTexts } from "./review-texts.ts";

type Edition = DocumentInReview["editions"][number];
interface Line {
  key: string;
  place: string;
  before: string;
  after: string;
}

/** Where two editions differ, the older beside the newer. */
export function EditionSides({ before, after }: { before: Edition; after: Edition }) {
  const t = useText(reviewTexts);
  const facilityId = useFacilityId();
  const compared = useQuery({
    queryKey: ["comparison", before.id, after.id, "sides"],
    queryFn: async ({ signal }) =>
      Comparison.parse(
        (await call(compareEditions, { params: { facilityId, before: before.id, after: after.id }, signal }))
          .comparison,
      ),
  });
  if (compared.isPending) return <Loading />;
  if (compared.error) return <LoadFailed error={compared.error} retry={compared.refetch} />;
  const lines = compared.data.flatMap(({ title, changes }): Line[] => [
    ...(changes?.head ?? []).map((cell) => ({ key: `${title} ${cell.column}`, place: cell.column, ...cell })),
    ...(changes?.sections ?? []).flatMap(({ section, added, removed, changed, pictureChanged }) => [
      ...(pictureChanged ? [{ key: `${section} picture`, place: section, before: "", after: t.pictureChanged }] : []),
      ...added.map((row) => ({ key: `+${row.id}`, place: `${section} ${row.label}`, before: "", after: t.added })),
      ...removed.map((row) => ({ key: `-${row.id}`, place: `${section} ${row.label}`, before: t.removed, after: "" })),
      ...changed.flatMap((row) =>
        row.cells.map((cell) => ({
          key: `${row.id} ${cell.column}`,
          place: `${row.label} ${cell.column}`,
          before: cell.before || t.blank,
          after: cell.after || t.blank,
        })),
      ),
    ]),
  ]);
  if (lines.length === 0) return <p>{t.noDifference}</p>;
  return (
    <table className="w-full table-fixed text-left text-sm">
      <thead>
        <tr>
          <th scope="col" className="h-10 w-1/4 pr-3">
            {t.place}
          </th>
          {[
            [t.before, before],
            [t.after, after],
          ].map(([head, edition]) => (
            <th key={String(head)} scope="col" className="border-l border-line px-3">
              {String(head)} {t.nth((edition as Edition).edition)}{" "}
              <a
                className="ml-1 text-accent underline"
                target="_blank"
                rel="noreferrer"
                href={addressOfCall(getEdition, { params: { facilityId, editionId: (edition as Edition).id } })}
              >
                PDF
              </a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key} className="border-t border-line align-top">
            <th scope="row" className="py-2 pr-3 font-normal text-ink-soft">
              {line.place}
            </th>
            <td className="break-words border-l border-line bg-alert-soft px-3 py-2">{line.before}</td>
            <td className="break-words border-l border-line bg-good-soft px-3 py-2">{line.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
