import { useState } from "react";
import { usePathParam } from "../../../web/address-search.ts";
import { LinkedPage } from "../../../web/by-link/linked-page.tsx";
import { call } from "../../../web/call.ts";
import { useText } from "../../../web/language.ts";
import { readForm } from "../route-contracts.ts";
import { comerOf } from "./link.ts";
import { respondTexts } from "./respond-texts.ts";
import { RespondentForm } from "./respondent-form.tsx";

/** `/q#secret`: the form of a link. */
export function LinkFormPage() {
  return <FormOf slug={null} />;
}

/** `/q/:slug`: the form of an open round. */
export function OpenRoundPage() {
  return <FormOf slug={usePathParam("slug")} />;
}

function FormOf({ slug }: { slug: string | null }) {
  const [comer] = useState(() => comerOf(slug) ?? { token: null });
  return (
    <LinkedPage
      token={comer.token}
      name="respond"
      read={(token, signal) => call(readForm, { body: { ...comer, token }, signal })}
      words={useText(respondTexts)}
    >
      {(form) => comer.token !== null && <RespondentForm comer={comer} form={form} />}
    </LinkedPage>
  );
}
