import { useQuery } from "@tanstack/react-query";
import { useFacilityId } from "../../web/address-search.ts";
import { call } from "../../web/call.ts";
import { LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { useText } from "../../web/language.ts";
import { Comparison, compareEditions, type Edition } from "../route-contracts.ts";
import { documentTexts } from "./document-texts.ts";

/** What the newer of two editions says otherwise, row by row. */
export function EditionComparison({ before, after }: { before: Edition; after: Edition }) {
  const t = useText(documentTexts);
  const facilityId = useFacilityId();
  const compared = useQuery({
    queryKey: ["comparison", before.id, after.id],
    queryFn: async ({ signal }) =>
      Comparison.parse(
        (await call(compareEditions, { params: { facilityId, before: before.id, after: after.id }, signal }))
          .comparison,
      ),
  });
  if (compared.isPending) return <Loading />;
  if (compared.error) return <LoadFailed error={compared.error} retry={compared.refetch} />;
  const differing = compared.data.filter(
    ({ changes }) => changes && (changes.head.length > 0 || changes.sections.length > 0),
  );
  if (differing.length === 0) return <p>{t.noDifference}</p>;
  return (
    <div className="flex flex-col gap-4 text-sm">
      {differing.map(({ title, changes }) => (
        <section key={title}>
          <h3 className="font-bold">{title}</h3>
          <ul className="list-disc pl-5">
            {changes?.head.map((cell) => (
              <li key={cell.column}>
                {cell.column}: {cell.before} → {cell.after}
              </li>
            ))}
            {changes?.sections.flatMap((section) => [
              ...section.added.map((row) => <li key={`+${row.id}`}>＋ {row.label}</li>),
              ...section.removed.map((row) => <li key={`-${row.id}`}>－ {row.label}</li>),
              ...section.changed.map((row) => (
                <li key={row.id}>
                  {row.label}
                  <ul className="pl-4">
                    {row.cells.map((cell) => (
                      <li key={cell.column}>
                        {cell.column}: {cell.before || "（空欄）"} → {cell.after || "（空欄）"}
                      </li>
                    ))}
                  </ul>
                </li>
              )),
            ])}
          </ul>
        </section>
      ))}
    </div>
  );
}
