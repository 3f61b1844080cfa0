import { useQuery } from "@tanstack/react-query";
import { useAddressSearch, useFacilityId } from "../../web/address-search.ts";
import { call } from "../../web/call.ts";
import { LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { Tabs } from "../../web/components/tabs.tsx";
import { useText } from "../../web/language.ts";
import { Page } from "../../web/shell/page.tsx";
import { type FindingView, listFindings } from "../route-contracts.ts";
import { findingTexts } from "./finding-texts.ts";
import { FindingsBySeverity } from "./findings-by-severity.tsx";

const views = {
  current: (finding: FindingView) => isOpen(finding) && !finding.fact.rule.startsWith("FC-"),
  accepted: (finding: FindingView) => finding.status.state === "accepted",
  closed: (finding: FindingView) => finding.status.state === "closed",
  gaps: (finding: FindingView) => isOpen(finding) && finding.fact.rule.startsWith("FC-"),
};
const isOpen = (finding: FindingView) => finding.status.state === "open" || finding.status.state === "reopened";

/** What the ledger shows, gravest first; one sentence each, the detail one click below. */
export function FindingsPage() {
  const t = useText(findingTexts);
  const facilityId = useFacilityId();
  const [{ view = "current" }, change] = useAddressSearch();
  const findings = useQuery({
    queryKey: ["findings", facilityId, "all"],
    queryFn: ({ signal }) => call(listFindings, { params: { facilityId }, query: { state: "all" }, signal }),
    refetchInterval: (query) => (query.state.data?.upToDate === false ? 1000 : false),
  });
  const all = findings.data?.items ?? [];
  return (
    <Page title={t.title} lead={findings.data?.upToDate === false ? t.evaluating : t.lead}>
      {findings.isPending && <Loading />}
      {findings.error && <LoadFailed error={findings.error} retry={findings.refetch} />}
      {findings.data && (
        <Tabs
          label={t.view}
          selected={view}
          onSelect={(id) => change({ view: id })}
          tabs={(["current", "gaps", "accepted", "closed"] as const).map((id) => {
            const shown = all.filter(views[id]);
            return { id, label: t.views[id], count: shown.length, content: <FindingsBySeverity findings={shown} /> };
          })}
        />
      )}
    </Page>
  );
}
