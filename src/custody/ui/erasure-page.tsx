import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePathParam } from "../../web/address-search.ts";
import { saveFile } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { LoadFailed, Loading, Notice, ProgressBar, Refusal } from "../../web/components/feedback.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import { Entrance } from "../../web/shell/entrance.tsx";
import { ErasureId } from "../contract.ts";
import { erasureCertificate } from "../route-contracts.ts";
import { custodyTexts } from "./custody-texts.ts";
import { erasureProgressQuery } from "./erasure-queries.ts";

/** How far an erasure is, and its certificate: for people who cannot sign in for the hospital any more. */
export function ErasurePage() {
  const t = useText(custodyTexts);
  const erasureId = ErasureId.catch("00000000-0000-0000-0000-000000000000" as ErasureId).parse(
    usePathParam("erasureId"),
  );
  const progress = useQuery(erasureProgressQuery(erasureId));
  const { data } = progress;
  return (
    <Entrance title={t.publicTitle}>
      <p className="text-sm">
        {t.number}: <code className="break-all">{erasureId}</code>
      </p>
      {progress.isPending && <Loading />}
      {progress.error && <LoadFailed error={progress.error} retry={progress.refetch} />}
      {data && data.state !== "finished" && <ProgressBar label={t[data.state]} value={null} />}
      {data?.finishedAt && (
        <>
          <Notice tone="good">{t.finished(momentText(data.finishedAt))}</Notice>
          <Certificate erasureId={erasureId} />
        </>
      )}
    </Entrance>
  );
}

function Certificate({ erasureId }: { erasureId: ErasureId }) {
  const t = useText(custodyTexts);
  const [name, setName] = useState("");
  const get = useMutation({
    mutationFn: () =>
      saveFile(
        erasureCertificate,
        { params: { erasureId }, body: { name } },
        `${t.certificate}_${erasureId.slice(0, 8)}.pdf`,
      ),
  });
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-bold">{t.certificate}</h2>
      <p className="text-sm">{t.certificateLead}</p>
      <TextField label={t.typeName} value={name} onChange={setName} required maxLength={200} />
      <Refusal error={get.error} />
      <Button look="primary" isDisabled={get.isPending || name.trim() === ""} onPress={() => get.mutate()}>
        {t.getCertificate}
      </Button>
    </section>
  );
}
