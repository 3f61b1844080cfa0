import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useFacilityId } from "../../../web/address-search.ts";
import { inFacility } from "../../../web/addresses.ts";
import { upload } from "../../../web/call.ts";
import { LoadFailed, Loading, ProgressBar, Refusal } from "../../../web/components/feedback.tsx";
import { FileDrop } from "../../../web/components/file-drop.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Page, Section } from "../../../web/shell/page.tsx";
import { startImport } from "../route-contracts.ts";
import { importsQuery } from "./import-queries.ts";
import { importTexts } from "./import-texts.ts";

/** Files are dropped here; former imports can be opened again and undone. */
export function ImportHomePage() {
  const t = useText(importTexts);
  const facilityId = useFacilityId();
  const router = useRouter();
  const imports = useQuery(importsQuery(facilityId));
  const send = useMutation({
    mutationFn: (files: File[]) => {
      const form = new FormData();
      for (const file of files) form.append("file", file);
      return upload(startImport, { params: { facilityId }, form });
    },
    onSuccess: ({ id }) => router.history.push(inFacility(facilityId, `import/${id}`)),
  });
  return (
    <Page title={t.title} lead={t.lead}>
      {imports.data?.mayImport && (
        <FileDrop
          label={t.drop}
          hint={t.dropHint}
          accept={[".xlsx", ".xlsm", ".csv", ".tsv", ".txt"]}
          multiple
          disabled={send.isPending}
          onFiles={(files) => files.length > 0 && send.mutate(files)}
        />
      )}
      {send.isPending && <ProgressBar label={t.sending} value={null} />}
      <Refusal error={send.error} />
      <Section title={t.former}>
        {imports.isPending && <Loading />}
        {imports.error && <LoadFailed error={imports.error} retry={imports.refetch} />}
        {imports.data?.items.length === 0 && <p className="text-ink-soft">{t.none}</p>}
        {imports.data && imports.data.items.length > 0 && (
          <table className="w-full text-left text-sm">
            <thead>
              <tr>
                {[t.files, t.when, t.who, t.state].map((head) => (
                  <th key={head} scope="col" className="h-10 pr-4">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {imports.data.items.map((one) => (
                <tr key={one.id} className="border-t border-line">
                  <td className="min-h-10 py-2 pr-4">
                    <Link href={inFacility(facilityId, `import/${one.id}`)}>{one.fileNames.join("、")}</Link>
                  </td>
                  <td className="whitespace-nowrap pr-4 tabular-nums">{momentText(one.createdAt)}</td>
                  <td className="pr-4">{one.createdBy}</td>
                  <td className="whitespace-nowrap">{t.states[one.state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </Page>
  );
}
