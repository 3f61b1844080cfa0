import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call, upload } from "../../../web/call.ts";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { FileDrop } from "../../../web/components/file-drop.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { addEngagementFile, type EngagementView, endEngagement } from "../engagement-contract.ts";
import { engagementTexts } from "./engagement-texts.ts";
import { ReasonForm } from "./reason-form.tsx";

interface About {
  where: { programmeId: string; facilityId: string };
  engagement: EngagementView;
  onDone: () => void;
}

export function EndEngagementForm({ where, engagement, onDone }: About) {
  const t = useText(engagementTexts);
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: (why: string) =>
      call(endEngagement, { params: { ...where, engagementId: engagement.id }, body: { why } }),
    onSuccess: async () => {
      await Promise.all(
        [["programmeEngagements", where], ["me"]].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
      showToast(t.ended);
      onDone();
    },
  });
  return (
    <ReasonForm label={t.why} action={t.end} ending={end}>
      <Notice tone="attention">
        <p>{t.endEffect}</p>
        {engagement.kind === "pledge" && <p className="mt-1 font-bold">{t.endPledge}</p>}
      </Notice>
      <p className="text-sm">{t.dutyRemains}</p>
    </ReasonForm>
  );
}

export function AddFileForm({ where, engagement, onDone }: About) {
  const t = useText(engagementTexts);
  const queryClient = useQueryClient();
  const add = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append("file", file);
      return upload(addEngagementFile, { params: { ...where, engagementId: engagement.id }, form });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["programmeEngagements", where] });
      showToast(t.fileKept);
      onDone();
    },
  });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">{t.addFileHint}</p>
      <FileDrop
        label={t.addFile}
        accept={[".pdf", ".png", ".jpg", ".jpeg"]}
        onFiles={([file]) => file && add.mutate(file)}
      />
      <Refusal error={add.error} />
    </div>
  );
}
