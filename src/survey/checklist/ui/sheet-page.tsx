import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useFacilityId, usePathParam } from "../../../web/address-search.ts";
import { inFacility } from "../../../web/addresses.ts";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { checklistsPath, sheetQuery } from "./checklist-queries.ts";
import { checklistTexts } from "./checklist-texts.ts";
import { Interview } from "./interview.tsx";
import { RoleOfSheet } from "./role-of-sheet.tsx";
import { sheetTexts } from "./sheet-texts.ts";

/** One respondent's sheet, to ask from on a tablet or to read. */
export function SheetPage() {
  const t = useText(sheetTexts);
  const words = useText(checklistTexts);
  const label = useLabel();
  const facilityId = useFacilityId();
  const programmeId = usePathParam("programmeId");
  const sheetId = usePathParam("sheetId");
  const at = useMemo(() => ({ facilityId, programmeId, sheetId }), [facilityId, programmeId, sheetId]);
  const sheet = useQuery(sheetQuery(at));
  const { data } = sheet;
  const who = data && `${data.vendorName ?? t.nth(data.respondent)}（${data.role}）`;
  return (
    <Page
      title={data ? `${label(data.label)}　${who}` : words.title}
      lead={data && label(data.title)}
      crumbs={[
        { label: words.survey, href: inFacility(facilityId, `survey/${programmeId}`) },
        { label: words.title, href: checklistsPath(at) },
      ]}
      actions={data?.mayWork && <RoleOfSheet at={at} role={data.role} />}
    >
      {sheet.isPending && <Loading />}
      {sheet.error && !data && <LoadFailed error={sheet.error} retry={sheet.refetch} />}
      {data?.reconstructed && <Notice tone="neutral">{t.reconstructed}</Notice>}
      {data && !data.mayWork && !data.mayAnswer && <Notice tone="neutral">{t.reading}</Notice>}
      {data && <Interview at={at} sheet={data} />}
    </Page>
  );
}
