import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Refusal } from "../../../shared/route.ts";
import { addressOfCall, CallRefused, call } from "../../../web/call.ts";
import { showToast } from "../../../web/components/toast.tsx";
import { currentLanguage, useText } from "../../../web/language.ts";
import { agreementNames } from "../agreement-kind.ts";
import {
  type AgreementFormat,
  type AgreementTemplate,
  previewAgreement,
  saveAgreementTemplate,
} from "../route-contracts.ts";
import { agreementTexts } from "./agreement-texts.ts";

/** Saves a text as the next edition, and gets it set without saving. */
export function useTemplateSaving(programmeId: string, { kind, edition }: AgreementTemplate) {
  const t = useText(agreementTexts);
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: ({ text, why }: { text: string; why: string }) =>
      call(saveAgreementTemplate, { params: { programmeId }, body: { kind, text, why, edition } }),
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: ["agreementTemplates", programmeId] });
      showToast(t.saved(saved.edition));
    },
  });
  const preview = useMutation({
    mutationFn: async ({ text, format }: { text: string; format: AgreementFormat }) => {
      const response = await fetch(addressOfCall(previewAgreement, { params: { programmeId } }), {
        method: "POST",
        headers: { "content-type": "application/json", "accept-language": currentLanguage() },
        body: JSON.stringify({ kind, text, facilityId: null, format }),
      });
      if (!response.ok) throw new CallRefused(response.status, Refusal.parse(await response.json()));
      offer(await response.blob(), `${agreementNames[kind].ja}.${format}`);
    },
  });
  return { save, preview };
}

/** As if it had been a link to a file. */
function offer(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
