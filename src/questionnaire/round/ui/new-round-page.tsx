import { useQuery } from "@tanstack/react-query";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { NewRoundForm } from "./new-round-form.tsx";
import { instrumentsQuery } from "./round-queries.ts";
import { roundTexts } from "./round-texts.ts";

/** A round from its instrument: what is asked, of whom, and until when. */
export function NewRoundPage() {
  const t = useText(roundTexts);
  const organisationId = usePathParam("organisationId");
  const { data, isPending, error, refetch } = useQuery(instrumentsQuery(organisationId));
  return (
    <Page title={t.make} crumbs={[{ label: t.title, href: inOrganisation(organisationId, "rounds") }]}>
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data?.instruments.length === 0 && (
        <Empty title={t.noInstrument}>
          <LinkButton look="primary" href={inOrganisation(organisationId, "instruments")}>
            {t.toInstruments}
          </LinkButton>
        </Empty>
      )}
      {data && data.instruments.length > 0 && (
        <NewRoundForm organisationId={organisationId} instruments={data.instruments} />
      )}
    </Page>
  );
}
