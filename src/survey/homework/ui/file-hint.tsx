import { useQuery } from "@tanstack/react-query";
import { checkFile } from "../../../custody/route-contracts.ts";
import { hintWords } from "../../../shared/personal-data.ts";
import { call } from "../../../web/call.ts";
import { Notice } from "../../../web/components/feedback.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { homeworkTexts } from "./homework-texts.ts";

/** Files whose text is looked at; of others nothing can be said. */
const readable = /\.(?:csv|txt|xlsx)$/i;

/** What in a file that was handed in looks like data of patients or staff: a reminder, nothing is refused. */
export function FileHint({ facilityId, id, name }: { facilityId: string; id: string; name: string }) {
  const t = useText(homeworkTexts);
  const label = useLabel();
  const hints = useQuery({
    queryKey: ["personalHints", facilityId, id],
    queryFn: ({ signal }) => call(checkFile, { params: { facilityId, fileId: id }, signal }),
    enabled: readable.test(name),
    retry: false,
    // A kept file does not change.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [first] = hints.data?.places ?? [];
  if (!first) return null;
  return (
    <Notice tone="attention">
      {t.personal([first.sheet, first.cell, label(hintWords[first.kind])].filter(Boolean).join(" "))}
    </Notice>
  );
}
