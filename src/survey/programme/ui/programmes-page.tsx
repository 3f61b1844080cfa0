import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import type { ProgrammeSummary } from "../route-contracts.ts";
import { partWords } from "../words.ts";
import { programmePath, programmesQuery } from "./programme-queries.ts";
import { ProgrammeStateChip } from "./programme-state.tsx";
import { programmeTexts } from "./programme-texts.ts";

/** The survey programmes an organisation takes part in. */
export function ProgrammesPage() {
  const t = useText(programmeTexts);
  const organisationId = usePathParam("organisationId");
  const { data, isPending, error, refetch } = useQuery(programmesQuery(organisationId));
  const found = (
    <LinkButton look="primary" href={inOrganisation(organisationId, "programmes/new")}>
      {t.found}
    </LinkButton>
  );
  return (
    <Page title={t.title} lead={t.lead} actions={data?.mayFound && data.programmes.length > 0 && found}>
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data?.programmes.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneHint}</p>
          {data.mayFound && found}
        </Empty>
      )}
      {data && data.programmes.length > 0 && (
        <ul className="rounded-8 border border-line bg-white px-4">
          {data.programmes.map((programme) => (
            <ProgrammeLine key={programme.id} organisationId={organisationId} programme={programme} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function ProgrammeLine({ organisationId, programme }: { organisationId: string; programme: ProgrammeSummary }) {
  const t = useText(programmeTexts);
  const label = useLabel();
  const { id, title, state, part, hospitals, late } = programme;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line py-4 text-sm not-first:border-t">
      <Link href={programmePath(organisationId, id)} place="text-base font-bold">
        {title}
      </Link>
      <ProgrammeStateChip state={state} />
      <span className="text-ink-soft">{label(partWords[part])}</span>
      <span className="text-ink-soft">{t.hospitals(hospitals)}</span>
      {late > 0 && (
        <Chip tone="alert" shape="triangleFilled">
          {t.late(late)}
        </Chip>
      )}
    </li>
  );
}
