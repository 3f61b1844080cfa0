import { useMutation } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { type LogLine, type ReleaseSummary, verifyPublicationLog } from "../route-contracts.ts";
import { releaseTexts } from "./release-texts.ts";

/** The lines of this round, the newest first, and the proof that nothing in the organisation's log was changed. */
export function PublicationLog(props: {
  organisationId: string;
  log: readonly LogLine[];
  releases: readonly ReleaseSummary[];
}) {
  const { organisationId, log, releases } = props;
  const t = useText(releaseTexts);
  const verify = useMutation({ mutationFn: () => call(verifyPublicationLog, { params: { organisationId } }) });
  const numberOf = new Map(releases.map(({ id, number }) => [id, number]));
  const cell = "p-1.5 text-left align-top";
  return (
    <Section
      title={t.log}
      aside={
        <Button look="quiet" place="no-print" isPending={verify.isPending} onPress={() => verify.mutate()}>
          {t.verify}
        </Button>
      }
    >
      <p className="text-sm text-ink-soft">{t.logLead}</p>
      <Refusal error={verify.error} />
      {verify.data && (
        <Notice tone={verify.data.broken ? "alert" : "good"}>
          {verify.data.broken
            ? t.broken(verify.data.broken.seq, t.problems[verify.data.broken.problem])
            : t.whole(verify.data.lines)}
        </Notice>
      )}
      <SideScroll label={t.log}>
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-line bg-accent-soft">
              {[t.logSeq, t.logWhen, t.logWhat, t.logBy, t.logContent, t.logHash].map((head) => (
                <th key={head} scope="col" className={`${cell} whitespace-nowrap font-normal`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {log.map((line) => (
              <tr key={line.seq} className="border-b border-line last:border-0">
                <td className={`${cell} tabular-nums`}>{line.seq}</td>
                <td className={`${cell} whitespace-nowrap`}>{momentText(line.actedAt)}</td>
                <td className={cell}>
                  <span className="whitespace-nowrap">
                    {t.number(numberOf.get(line.releaseId) ?? 0)}　{t.actions[line.action]}
                  </span>
                  {line.why && <span className="block text-ink-soft">{line.why}</span>}
                </td>
                <td className={`${cell} whitespace-nowrap`}>{line.actedBy}</td>
                <td className={`${cell} min-w-56 break-all font-mono text-xs`}>{line.contentSha256}</td>
                <td className={`${cell} min-w-56 break-all font-mono text-xs`}>{line.hash}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
    </Section>
  );
}
