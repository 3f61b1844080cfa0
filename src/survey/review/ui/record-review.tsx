import { kindDefinition } from "../../../ledger/catalogue.ts";
import { RecordKind } from "../../../ledger/contract.ts";
import { useFacilityId, usePathParam } from "../../../web/address-search.ts";
import { useLabel, useText } from "../../../web/language.ts";
import { useFacility, useMe } from "../../../web/session.ts";
import { CommentSection } from "./comment-section.tsx";
import { reviewTexts } from "./review-texts.ts";

/** Beside a record of the ledger: what the review says about it, for those who take part in one. Nothing for the hospital's own people. */
export function RecordReview() {
  const t = useText(reviewTexts);
  const labelled = useLabel();
  const facilityId = useFacilityId();
  const recordId = usePathParam("recordId");
  const kind = RecordKind.safeParse(usePathParam("kind")).data;
  const { permissions } = useFacility();
  const takesPart = permissions.includes("survey.work") || permissions.includes("survey.review");
  const programmes = useMe().programmes.filter((one) =>
    one.permissions.some((permission) => permission === "programme.work" || permission === "programme.oversee"),
  );
  if (!takesPart || !kind) return null;
  const fields = kindDefinition(kind).fields.map((field) => ({ id: field.id, label: labelled(field) }));
  const subject = { about: "record" as const, subjectId: recordId, field: "", label: t.about.record, fields };
  return (
    <div className="flex flex-col gap-4 px-4 pb-4 desk:px-6">
      {programmes.map(({ programmeId }) => (
        <CommentSection key={programmeId} params={{ facilityId, programmeId }} subject={subject} />
      ))}
    </div>
  );
}
