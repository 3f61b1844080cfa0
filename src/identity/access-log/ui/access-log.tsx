import { useQuery } from "@tanstack/react-query";
import { useAddressSearch } from "../../../web/address-search.ts";
import { addressOfCall } from "../../../web/call.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { Empty, LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { Select } from "../../../web/components/select.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { accessLogQuery, logQueryOf } from "../../engagement/ui/engagement-queries.ts";
import { AccessManner, exportAccessLog } from "../access-log-contract.ts";
import { AccessLogTable, AcrossLogTable } from "./access-log-table.tsx";
import { accessLogTexts } from "./access-log-texts.ts";

const everybody = "all";

/** Who looked, with filters that stand in the address. */
export function AccessLog({ facilityId }: { facilityId: string }) {
  const t = useText(accessLogTexts);
  const [search, setSearch] = useAddressSearch();
  const query = logQueryOf(search);
  const { data, isPending, error, refetch } = useQuery(accessLogQuery(facilityId, query));
  const choose = (name: string) => (id: string) => setSearch({ [name]: id === everybody ? undefined : id });
  return (
    <Section
      title={t.log}
      aside={
        <LinkButton download href={addressOfCall(exportAccessLog, { params: { facilityId }, query })}>
          {t.csv}
        </LinkButton>
      }
    >
      <p className="text-sm text-ink-soft">
        {t.logLead} {t.ownPeople}
      </p>
      <div className="flex flex-wrap items-end gap-4">
        <Select
          label={t.organisation}
          place="flex w-72 flex-col gap-1"
          choices={[
            { id: everybody, label: t.all },
            ...(data?.organisations ?? []).map(({ organisationId, name }) => ({ id: organisationId, label: name })),
          ]}
          value={query.organisationId ?? everybody}
          onChange={choose("organisationId")}
        />
        <Select
          label={t.manner}
          place="flex w-56 flex-col gap-1"
          choices={[
            { id: everybody, label: t.all },
            ...AccessManner.options.map((id) => ({ id, label: t.manners[id] })),
          ]}
          value={query.manner ?? everybody}
          onChange={choose("manner")}
        />
        <div className="w-48">
          <TextField
            label={t.day}
            type="date"
            value={query.day ?? ""}
            onChange={(day) => setSearch({ day: day || undefined }, { replace: true })}
          />
        </div>
      </div>
      {isPending && <Loading />}
      {error && <LoadFailed error={error} retry={refetch} />}
      {data?.more && <Notice tone="neutral">{t.more}</Notice>}
      {data && (
        <>
          <h3 className="font-bold">{t.here}</h3>
          {data.entries.length === 0 ? (
            <Empty title={t.none}>
              <p>{t.noneHint}</p>
            </Empty>
          ) : (
            <AccessLogTable entries={data.entries} />
          )}
          <h3 className="mt-2 font-bold">{t.across}</h3>
          <p className="text-sm text-ink-soft">{t.acrossLead}</p>
          {data.across.length === 0 ? (
            <p className="text-sm">{t.noneAcross}</p>
          ) : (
            <AcrossLogTable entries={data.across} />
          )}
        </>
      )}
    </Section>
  );
}
