import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { DataTable } from "../../../web/components/data-table.tsx";
import { Empty, LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Page } from "../../../web/shell/page.tsx";
import { useWording } from "../../respond/ui/wording.ts";
import type { InstrumentSummary } from "../route-contracts.ts";
import { designerAddress, instrumentsQuery } from "./instrument-queries.ts";
import { listTexts } from "./list-texts.ts";
import { MakeInstrument } from "./make-instrument.tsx";

/** Every edition of every questionnaire of an organisation. */
export function InstrumentsPage() {
  const t = useText(listTexts);
  const organisationId = usePathParam("organisationId");
  const [making, setMaking] = useState(false);
  const list = useQuery(instrumentsQuery(organisationId));
  const { data } = list;
  const make = data?.mayManage && (
    <Button look="primary" onPress={() => setMaking(true)}>
      {t.make}
    </Button>
  );
  return (
    <Page title={t.title} lead={t.lead} actions={data && data.instruments.length > 0 && make}>
      {list.isPending && <Loading />}
      {list.error && <LoadFailed error={list.error} retry={list.refetch} />}
      {data && data.instruments.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneHint}</p>
          {make}
        </Empty>
      )}
      {data && data.instruments.length > 0 && (
        <InstrumentTable organisationId={organisationId} instruments={data.instruments} />
      )}
      {data && making && (
        <MakeInstrument organisationId={organisationId} shipped={data.shipped} onClose={() => setMaking(false)} />
      )}
    </Page>
  );
}

function InstrumentTable(props: { organisationId: string; instruments: readonly InstrumentSummary[] }) {
  const t = useText(listTexts);
  const word = useWording();
  const router = useRouter();
  const address = (one: InstrumentSummary) => inOrganisation(props.organisationId, designerAddress(one));
  return (
    <DataTable
      label={t.title}
      height="page"
      rows={props.instruments}
      rowId={(one) => `${one.instrumentId}/${one.edition}`}
      rowName={(one) => `${word(one.title)} ${one.edition}`}
      onOpen={(one) => router.history.push(address(one))}
      columns={[
        {
          id: "title",
          header: t.name,
          width: 380,
          sortValue: (one) => word(one.title),
          cell: (one) => <Link href={address(one)}>{word(one.title)}</Link>,
        },
        { id: "edition", header: t.edition, width: 130, sortValue: (one) => one.edition, cell: (one) => one.edition },
        {
          id: "state",
          header: t.state,
          width: 110,
          sortValue: (one) => one.state,
          cell: (one) =>
            one.state === "fixed" ? (
              <Chip tone="good" shape="tick">
                {t.fixed}
              </Chip>
            ) : (
              <Chip shape="half">{t.draft}</Chip>
            ),
        },
        {
          id: "questions",
          header: t.questions,
          width: 90,
          sortValue: (one) => one.questions,
          cell: (one) => one.questions,
        },
        {
          id: "changed",
          header: t.changed,
          width: 260,
          sortValue: (one) => one.changedAt,
          cell: (one) => t.by(momentText(one.changedAt), one.changedBy),
        },
      ]}
    />
  );
}
