import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddressSearch, usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { Button } from "../../../web/components/button.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { draftOf, onlyWords, placedOf, planOf, settingsOf, specOf } from "../builder.ts";
import { variablesOf } from "../variable.ts";
import { BuilderRules } from "./builder-rules.tsx";
import { LiveTable } from "./live-table.tsx";
import { SaveTable } from "./save-table.tsx";
import { TablePlaces } from "./table-places.tsx";
import { tableVariablesQuery } from "./table-queries.ts";
import { builderTexts } from "./table-texts.ts";
import { fits, type PlaceName, VariableList } from "./variable-list.tsx";

/** Table builder: what is put together stands in the address, so that it can be sent, and stepped back through. */
export function BuildPage() {
  const t = useText(builderTexts);
  const round = { organisationId: usePathParam("organisationId"), roundId: usePathParam("roundId") };
  const [search, change] = useAddressSearch();
  const [saving, setSaving] = useState(false);
  const loaded = useQuery(tableVariablesQuery(round));
  const { data } = loaded;
  const variables = data ? variablesOf(data.instrument, data.segments) : [];
  const draft = draftOf(search);
  const spec = specOf(draft, variables);
  const taken = placedOf(draft, variables);
  const settings = settingsOf(draft, data?.segments ?? []);
  const putRows = (rows: readonly string[]) => change({ rows: rows.join(",") });
  const place = (id: string, where: PlaceName) => {
    const variable = variables.find((one) => one.id === id);
    if (!variable || !fits(variable, where)) return;
    if (where === "of") change({ of: id, is: undefined, rows: draft.rows.filter((row) => row !== id).join(",") });
    else if (where === "only")
      change({ only: onlyWords({ variable: id, is: variable.options.map((one) => one.id).slice(0, 1) }) });
    else if (id !== draft.of && !draft.rows.includes(id)) putRows([...draft.rows, id]);
  };
  const share = async () => {
    await navigator.clipboard.writeText(window.location.href);
    showToast(t.shared);
  };
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[{ label: t.back, href: inOrganisation(round.organisationId, `rounds/${round.roundId}/tables`) }]}
      actions={
        spec && (
          <>
            <Button look="quiet" onPress={share}>
              {t.share}
            </Button>
            <Button look="primary" onPress={() => setSaving(true)}>
              {t.save}
            </Button>
          </>
        )
      }
    >
      {loaded.isPending && <Loading />}
      {loaded.error && <LoadFailed error={loaded.error} retry={loaded.refetch} />}
      {data && (
        <div className="grid items-start gap-4 desk:grid-cols-[20rem_minmax(0,1fr)]">
          <VariableList variables={variables} onPlace={place} />
          <div className="flex min-w-0 flex-col gap-4">
            <TablePlaces
              draft={draft}
              taken={taken}
              variables={variables}
              onPlace={place}
              onTakeOf={() => change({ of: undefined })}
              onRows={putRows}
              onOnly={(only) => change({ only: onlyWords(only) })}
            />
            <BuilderRules draft={draft} placed={taken} given={data} onChange={change} />
            <LiveTable round={round} plan={spec && planOf(data.instrument.id, [spec], settings)} />
          </div>
        </div>
      )}
      {data && spec && saving && (
        <SaveTable
          round={round}
          instrument={data.instrument.id}
          spec={spec}
          settings={settings}
          onClose={() => setSaving(false)}
        />
      )}
    </Page>
  );
}
