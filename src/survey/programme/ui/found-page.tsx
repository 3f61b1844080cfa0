import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { japanDay } from "../../../shared/japan-day.ts";
import { usePathParam } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { usualPlan } from "../plan.ts";
import { foundProgramme } from "../route-contracts.ts";
import { PlanDates } from "./plan-dates.tsx";
import { programmePath } from "./programme-queries.ts";
import { programmeTexts } from "./programme-texts.ts";

/** A programme begins with a name and its dates; everything else is as usual and can be changed. */
export function FoundPage() {
  const t = useText(programmeTexts);
  const organisationId = usePathParam("organisationId");
  const router = useRouter();
  const queryClient = useQueryClient();
  const [title, setTitle] = useState("");
  const [plan, setPlan] = useState(() => usualPlan(japanDay(new Date())));
  const found = useMutation({
    mutationFn: () => call(foundProgramme, { params: { organisationId }, body: { title, plan } }),
    onSuccess: async ({ id }) => {
      // What one may see follows from the programmes one takes part in.
      await queryClient.invalidateQueries();
      showToast(t.founded);
      router.history.push(`${programmePath(organisationId, id)}?tab=organisations`);
    },
  });
  return (
    <Page
      title={t.found}
      lead={t.foundLead}
      crumbs={[{ label: t.title, href: inOrganisation(organisationId, "programmes") }]}
    >
      <form
        className="flex max-w-3xl flex-col gap-6 rounded-8 border border-line bg-white p-4"
        onSubmit={(event) => {
          event.preventDefault();
          found.mutate();
        }}
      >
        <TextField label={t.name} hint={t.nameHint} value={title} onChange={setTitle} maxLength={120} required />
        <PlanDates plan={plan} onChange={setPlan} />
        <Refusal error={found.error} />
        <Actions>
          <Button look="primary" type="submit" isDisabled={found.isPending || title.trim() === ""}>
            {t.found}
          </Button>
        </Actions>
      </form>
    </Page>
  );
}
