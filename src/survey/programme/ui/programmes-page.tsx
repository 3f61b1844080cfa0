import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { ProgrammeLine } from "./programme-line.tsx";
import { programmesQuery } from "./programme-queries.ts";
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
