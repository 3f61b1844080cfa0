import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePathParam } from "../../../web/address-search.ts";
import { CallRefused, call } from "../../../web/call.ts";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
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
  const t = useText(respondTexts);
  const [comer] = useState(() => comerOf(slug));
  const form = useQuery({
    queryKey: ["respond", comer?.token],
    queryFn: ({ signal }) => call(readForm, { body: comer ?? { token: "" }, signal }),
    enabled: comer !== null,
    retry: false,
    // What somebody is typing is newer than what the server has.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (comer === null) {
    return (
      <Entrance wide title={t.cannotOpen}>
        <Notice tone="alert">{t.linkMissing}</Notice>
      </Entrance>
    );
  }
  if (form.isPending) return <Loading />;
  if (form.error) {
    const final = form.error instanceof CallRefused && [404, 410].includes(form.error.status);
    return (
      <Entrance wide title={t.cannotOpen}>
        {final ? (
          <Notice tone="alert">{form.error.message}</Notice>
        ) : (
          <LoadFailed error={form.error} retry={form.refetch} />
        )}
      </Entrance>
    );
  }
  return <RespondentForm comer={comer} form={form.data} />;
}
