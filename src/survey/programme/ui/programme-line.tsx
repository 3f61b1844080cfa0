import { programmePartNames } from "../../../identity/contract.ts";
import { Chip } from "../../../web/components/chip.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import type { ProgrammeSummary } from "../route-contracts.ts";
import { programmePath } from "./programme-queries.ts";
import { ProgrammeStateChip } from "./programme-state.tsx";
import { programmeTexts } from "./programme-texts.ts";

/** One programme in a list: what the organisation is in it, how many hospitals it has, and how many are late. */
export function ProgrammeLine({ organisationId, programme }: { organisationId: string; programme: ProgrammeSummary }) {
  const t = useText(programmeTexts);
  const label = useLabel();
  const { id, title, state, part, hospitals, late } = programme;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line py-4 text-sm not-first:border-t">
      <Link href={programmePath(organisationId, id)} place="text-base font-bold">
        {title}
      </Link>
      <ProgrammeStateChip state={state} />
      <span className="text-ink-soft">{label(programmePartNames[part])}</span>
      <span className="text-ink-soft">{t.hospitals(hospitals)}</span>
      {late > 0 && (
        <Chip tone="alert" shape="triangleFilled">
          {t.late(late)}
        </Chip>
      )}
    </li>
  );
}
