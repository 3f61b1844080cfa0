import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/language.ts";
import type { ProgrammeView } from "../route-contracts.ts";
import { programmePath } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";

/** Pages about the whole programme, with the permissions of which one opens it. */
const pages = [
  { id: "agreements", page: "agreements", any: ["programme.manage"] },
  { id: "checklists", page: "checklists", any: ["programme.manage"] },
  { id: "across", page: "across", any: ["programme.analyse"] },
  { id: "hours", page: "hours", any: ["programme.oversee", "programme.work"] },
  { id: "level", page: "level", any: ["programme.oversee"] },
  { id: "delivered", page: "delivered", any: ["programme.delivered"] },
] as const;

/** Ways to what is kept about all hospitals together. */
export function ProgrammeLinks({ organisationId, programme }: { organisationId: string; programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const open = pages.filter(({ any }) => any.some((permission) => programme.permissions.includes(permission)));
  if (open.length === 0) return null;
  return (
    <nav aria-label={t.readers}>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {open.map(({ id, page }) => (
          <li key={id} className="flex min-h-10 items-center">
            <Link href={programmePath(organisationId, programme.id, page)}>{t.links[id]}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
