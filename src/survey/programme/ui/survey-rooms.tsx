import { inFacility } from "../../../web/addresses.ts";
import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/language.ts";
import { useFacility } from "../../../web/session.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { SurveyView } from "../route-contracts.ts";
import { surveyTexts } from "./survey-texts.ts";

/** Where the parts of a survey are kept, each with the permissions of which one opens it. */
const rooms = [
  { id: "visits", page: "visits", any: ["survey.read"] },
  { id: "walkthrough", page: "walkthrough", any: ["survey.read"] },
  { id: "checklists", page: "checklists", any: ["survey.read"] },
  { id: "homework", page: "homework", any: ["survey.read"] },
  { id: "capture", page: "capture", any: ["survey.read"] },
  { id: "hours", page: "hours", any: ["survey.read"] },
  { id: "review", page: "review", any: ["survey.read"] },
  { id: "deliveries", page: "deliveries", any: ["survey.read"] },
  { id: "agreements", page: "agreements", any: ["survey.read"] },
] as const;

/** Ways to what is recorded in the survey. */
export function SurveyRooms({ survey }: { survey: SurveyView }) {
  const t = useText(surveyTexts);
  const { permissions, facilityId } = useFacility();
  const open = rooms.filter(({ any }) => any.some((permission) => permissions.includes(permission)));
  return (
    <Section title={t.rooms}>
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {open.map(({ id, page }) => {
          const [name, about] = t.cards[id];
          return (
            <li key={id} className="flex min-h-14 flex-col justify-center border-b border-line py-2 text-sm">
              <Link href={inFacility(facilityId, `survey/${survey.programmeId}/${page}`)} place="font-bold">
                {name}
              </Link>
              <span className="text-ink-soft">{about}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
