import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/language.ts";
import type { ProgrammeView } from "../route-contracts.ts";
import { programmePath } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";

/** Pages about the whole programme, with the permission each needs. */
const pages = [
  { id: "agreements", page: "agreements", permission: "programme.manage" },
  { id: "checklists", page: "checklists", permission: "programme.manage" },
  { id: "across", page: "across", permission: "programme.analyse" },
] as const;

/** Ways to what is kept about all hospitals together. */
export function ProgrammeLinks({ organisationId, programme }: { organisationId: string; programme: ProgrammeView }) {
  const t = useText(programmeTexts);
  const open = pages.filter(({ permission }) => programme.permissions.includes(permission));
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
