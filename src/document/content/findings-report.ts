import { Severity } from "../../finding/contract.ts";
import type {
  ContentBody,
  ContentCell,
  ContentRow,
  DocumentContent,
  DocumentInput,
  ReportedFinding,
  RowGroup,
} from "../contract.ts";

export const severityWords: Record<Severity, string> = {
  critical: "至急",
  high: "高",
  medium: "中",
  low: "低",
  info: "参考",
};

/** Findings of one rule that suggest the same: their suggestion and source are said once. */
interface Matter {
  id: string;
  first: ReportedFinding;
  findings: readonly ReportedFinding[];
}

const rank = (severity: Severity) => Severity.options.indexOf(severity);

function matters(findings: readonly ReportedFinding[]): Matter[] {
  const groups = Map.groupBy(findings, ({ rule, suggestion }) => `${rule} ${suggestion}`);
  const list = [...groups].flatMap(([id, members]) => {
    const sorted = members.toSorted(
      (a, b) =>
        (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER) || a.key.localeCompare(b.key),
    );
    const [first] = sorted;
    return first ? [{ id, first, findings: sorted }] : [];
  });
  return list.sort(
    (a, b) =>
      rank(a.first.severity) - rank(b.first.severity) ||
      a.first.rule.localeCompare(b.first.rule) ||
      (a.id < b.id ? -1 : 1),
  );
}

const isAccepted = (finding: ReportedFinding) => finding.status.state === "accepted";

function overview(list: readonly Matter[]): ContentBody {
  const row = (id: string, severity: string, title: string, findings: readonly ReportedFinding[]): ContentRow => ({
    id,
    ...(id === "total" ? { total: true as const } : {}),
    cells: [severity, title, String(findings.length), String(findings.filter(isAccepted).length)],
  });
  const byRule = [...Map.groupBy(list, ({ first }) => first.rule).values()];
  return {
    type: "table",
    columns: [
      { id: "severity", label: "重さ", align: "center" },
      { id: "title", label: "所見" },
      { id: "count", label: "件数", align: "right" },
      { id: "accepted", label: "うち了承済み", align: "right" },
    ],
    rows: [
      ...byRule.flatMap((group) => {
        const findings = group.flatMap((matter) => matter.findings);
        const [first] = findings;
        return first ? [row(first.rule, severityWords[first.severity], first.title, findings)] : [];
      }),
      ...(list.length > 0
        ? [
            row(
              "total",
              "",
              "合計",
              list.flatMap((matter) => matter.findings),
            ),
          ]
        : []),
    ],
    whenEmpty: "所見はない。",
  };
}

function status(finding: ReportedFinding): ContentCell {
  if (finding.status.state === "open") return "未了";
  const { by, reason, until } = finding.status;
  return { text: `了承（${until}まで）\n${by}: ${reason}`, tone: "good" };
}

const group = ({ id, first, findings }: Matter): RowGroup => ({
  id,
  label: `【${severityWords[first.severity]}】${first.title}`,
  count: `${findings.length}件`,
  facts: [
    { label: "提案", text: first.suggestion },
    { label: "根拠とした資料", text: `${first.source}（${first.rule}）` },
  ],
});

/** For the director: what stands out, heaviest first, one sentence a finding, with what it rests on beside it. */
export function findingsReport(input: DocumentInput): DocumentContent {
  const list = matters(input.findings);
  const open = input.findings.filter((finding) => !isAccepted(finding)).length;
  return {
    kind: "findings",
    mark: "",
    title: "所見報告",
    facility: input.ledger.facility.name,
    asOf: input.ledger.asOf,
    paper: { size: "A4", orientation: "portrait" },
    summary: `所見 ${input.findings.length}件（未了 ${open}件、了承済み ${input.findings.length - open}件）。`,
    legend: true,
    sections: [
      {
        id: "overview",
        heading: "所見の一覧",
        lead: ["台帳から読み取れる事実と、検討いただきたいことをまとめた。責任を問うものではない。"],
        body: overview(list),
      },
      {
        id: "findings",
        heading: "所見と提案",
        body: {
          type: "table",
          columns: [
            { id: "subject", label: "対象", key: true },
            { id: "statement", label: "事実" },
            { id: "detail", label: "台帳の記載" },
            { id: "status", label: "対応" },
          ],
          grouping: { label: "所見", groups: list.map(group) },
          rows: list.flatMap((matter) =>
            matter.findings.map((finding) => ({
              id: finding.key,
              group: matter.id,
              cells: [finding.subject, finding.statement, finding.detail.join("\n"), status(finding)],
            })),
          ),
          whenEmpty: "所見はない。",
        },
      },
    ],
    notes: [],
  };
}
