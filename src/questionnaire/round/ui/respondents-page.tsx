import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { Button } from "../../../web/components/button.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { AddFromDirectory } from "./add-from-directory.tsx";
import { AddRespondents } from "./add-respondents.tsx";
import { RespondentList } from "./respondent-list.tsx";
import { respondentTexts } from "./respondent-texts.ts";
import { roundPath, roundQuery } from "./round-queries.ts";
import { roundTexts } from "./round-texts.ts";

/** Whom a round asks. */
export function RespondentsPage() {
  const t = useText(respondentTexts);
  const r = useText(roundTexts);
  const at = { organisationId: usePathParam("organisationId"), roundId: usePathParam("roundId") };
  const round = useQuery(roundQuery(at));
  const [adding, setAdding] = useState(false);
  const { data } = round;
  const Add = data?.access === "directory" ? AddFromDirectory : AddRespondents;
  const title = data?.access === "directory" ? t.directory : t.add;
  return (
    <Page
      title={t.title}
      lead={data?.title}
      crumbs={[
        { label: r.title, href: inOrganisation(at.organisationId, "rounds") },
        { label: data?.title ?? "…", href: roundPath(at) },
      ]}
      actions={
        data?.actions.includes("invite") && (
          <Button look="primary" onPress={() => setAdding(true)}>
            {title}
          </Button>
        )
      }
    >
      {round.isPending && <Loading />}
      {round.error && !data && <LoadFailed error={round.error} retry={round.refetch} />}
      {data && <RespondentList at={at} anonymous={data.anonymous} mayStop={data.actions.includes("invite")} />}
      <Dialog title={title} open={adding} wide onClose={() => setAdding(false)}>
        <Add at={at} onDone={() => setAdding(false)} />
      </Dialog>
    </Page>
  );
}
