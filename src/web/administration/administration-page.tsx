import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { instanceAudit, loadDemo, readInstance } from "../../app/administration-contracts.ts";
import { home } from "../addresses.ts";
import { call } from "../call.ts";
import { Button } from "../components/button.tsx";
import { Drawer } from "../components/dialog.tsx";
import { LoadFailed, Loading, Notice, ProgressBar, Refusal } from "../components/feedback.tsx";
import { Link } from "../components/link.tsx";
import { showToast } from "../components/toast.tsx";
import { useText } from "../language.ts";
import { momentText } from "../moment.ts";
import { useMe } from "../session.ts";
import { Page, Section } from "../shell/page.tsx";
import { administrationTexts } from "./administration-texts.ts";
import { AuditTable } from "./audit-table.tsx";
import { FacilityForm } from "./facility-form.tsx";

const gigabytes = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1)} GB`;

/** For whoever runs this installation: what needs seeing to, hospitals, audit log. */
export function AdministrationPage() {
  const t = useText(administrationTexts);
  const state = useQuery({
    queryKey: ["instance"],
    queryFn: ({ signal }) => call(readInstance, { signal }),
    refetchInterval: 30_000,
  });
  const data = state.data;
  return (
    <main id="main" className="flex flex-1 flex-col">
      <Page title={t.title} lead={data && t.lead(data.version, momentText(data.startedAt))}>
        {state.isPending && <Loading />}
        {state.error && <LoadFailed error={state.error} retry={state.refetch} />}
        {data && (
          <>
            <Section title={t.warnings}>
              {data.warnings.length === 0 && <p className="text-ink-soft">{t.noWarnings}</p>}
              {data.warnings.map((warning) => (
                <Notice key={warning.code} tone={warning.code === "no_mail_server" ? "neutral" : "attention"}>
                  {warning.text}
                </Notice>
              ))}
            </Section>
            <Hospitals facilities={data.facilities} />
            <Section title={t.state}>
              <dl className="grid grid-cols-[12rem_minmax(0,1fr)] gap-y-2 text-sm">
                <dt className="text-ink-soft">{t.database}</dt>
                <dd>
                  PostgreSQL {data.database.version}（{data.database.embedded ? t.embedded : t.external}）
                  {gigabytes(data.database.sizeBytes)}
                </dd>
                <dt className="text-ink-soft">{t.disk}</dt>
                <dd>
                  {gigabytes(data.storage.freeBytes)} / {gigabytes(data.storage.totalBytes)}
                </dd>
                <dt className="text-ink-soft">{t.folder}</dt>
                <dd className="break-all">{data.storage.folder}</dd>
                <dt className="text-ink-soft">{t.mail}</dt>
                <dd>
                  {data.mail.server ? t.mailServer : t.noMailServer}　
                  {t.mailCounts(data.mail.waiting, data.mail.failed, data.mail.kept)}
                </dd>
                {data.jobs.map((job) => (
                  <div key={job.queue} className="contents">
                    <dt className="text-ink-soft">
                      {t.jobs} {job.queue}
                    </dt>
                    <dd>{t.jobCounts(job.waiting, job.failed)}</dd>
                  </div>
                ))}
              </dl>
            </Section>
            <Section title={t.audit}>
              <AuditTable
                queryKey={["audit", "instance"]}
                read={(query, signal) => call(instanceAudit, { query, signal })}
              />
            </Section>
          </>
        )}
      </Page>
    </main>
  );
}

function Hospitals({ facilities }: { facilities: readonly { id: string; name: string; createdAt: string }[] }) {
  const t = useText(administrationTexts);
  const queryClient = useQueryClient();
  const mine = new Set(useMe().facilities.map((facility) => facility.facilityId));
  const [adding, setAdding] = useState(false);
  const refresh = () =>
    Promise.all(["instance", "me"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  const demo = useMutation({
    mutationFn: () => call(loadDemo),
    onSuccess: async () => {
      await refresh();
      showToast(t.demoDone);
    },
  });
  return (
    <Section
      title={t.facilities}
      aside={
        <div className="flex gap-2">
          <Button isDisabled={demo.isPending} onPress={() => demo.mutate()}>
            {t.demo}
          </Button>
          <Button look="primary" onPress={() => setAdding(true)}>
            {t.add}
          </Button>
        </div>
      }
    >
      {demo.isPending && <ProgressBar label={t.demoLoading} value={null} />}
      <Refusal error={demo.error} />
      {facilities.length === 0 && <p className="text-ink-soft">{t.noFacilities}</p>}
      <ul>
        {facilities.map((facility) => (
          <li key={facility.id} className="flex min-h-10 items-center gap-4 border-t border-line text-sm">
            <span className="flex-1">
              {mine.has(facility.id) ? <Link href={home(facility.id)}>{facility.name}</Link> : facility.name}
            </span>
            <span className="text-ink-faint tabular-nums">{momentText(facility.createdAt)}</span>
          </li>
        ))}
      </ul>
      <Drawer title={t.add} open={adding} onClose={() => setAdding(false)}>
        <FacilityForm
          onDone={async () => {
            await refresh();
            setAdding(false);
          }}
        />
      </Drawer>
    </Section>
  );
}
