import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { loadDemo } from "../../app/administration-contracts.ts";
import { home } from "../addresses.ts";
import { call } from "../call.ts";
import { Button } from "../components/button.tsx";
import { Drawer } from "../components/dialog.tsx";
import { Empty, ProgressBar, Refusal } from "../components/feedback.tsx";
import { Link } from "../components/link.tsx";
import { showToast } from "../components/toast.tsx";
import { useText } from "../language.ts";
import { momentText } from "../moment.ts";
import { useMe } from "../session.ts";
import { Section } from "../shell/page.tsx";
import { administrationTexts } from "./administration-texts.ts";
import { AppointForm } from "./appoint-form.tsx";
import { FacilityForm } from "./facility-form.tsx";
import type { Instance } from "./instance-query.ts";

type Hospital = Instance["facilities"][number];

/** Every hospital of the installation. The first minutes begin here: the demo hospitals, or one's own. */
export function HospitalList({ facilities }: { facilities: readonly Hospital[] }) {
  const t = useText(administrationTexts);
  const queryClient = useQueryClient();
  const router = useRouter();
  const mine = new Set(useMe().facilities.map((facility) => facility.facilityId));
  const [adding, setAdding] = useState(false);
  const [appointing, setAppointing] = useState<Hospital | null>(null);
  const refresh = () =>
    Promise.all(["instance", "me"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
  const demo = useMutation({
    mutationFn: () => call(loadDemo),
    onSuccess: async ({ facilities: [first] }) => {
      await refresh();
      showToast(t.demoDone);
      if (first) router.history.push(home(first.id));
    },
  });
  const none = facilities.length === 0;
  const begin = (
    <div className="flex flex-wrap gap-2">
      <Button look={none ? "primary" : "secondary"} isDisabled={demo.isPending} onPress={() => demo.mutate()}>
        {t.demo}
      </Button>
      <Button look={none ? "secondary" : "primary"} onPress={() => setAdding(true)}>
        {t.add}
      </Button>
    </div>
  );
  return (
    <>
      {none ? (
        <Empty title={t.noFacilities}>
          <p>{t.noFacilitiesHint}</p>
          {begin}
          {demo.isPending && <ProgressBar label={t.demoLoading} value={null} />}
          <Refusal error={demo.error} />
        </Empty>
      ) : (
        <Section title={t.facilities} aside={begin}>
          {demo.isPending && <ProgressBar label={t.demoLoading} value={null} />}
          <Refusal error={demo.error} />
          <ul>
            {facilities.map((facility) => (
              <li key={facility.id} className="flex min-h-12 items-center gap-4 border-t border-line text-sm">
                <span className="flex-1">
                  {mine.has(facility.id) ? <Link href={home(facility.id)}>{facility.name}</Link> : facility.name}
                </span>
                <span className="text-ink-faint tabular-nums max-sm:hidden">{momentText(facility.createdAt)}</span>
                <Button
                  look="quiet"
                  aria-label={`${t.appoint}：${facility.name}`}
                  onPress={() => setAppointing(facility)}
                >
                  {t.appoint}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Drawer title={t.add} open={adding} onClose={() => setAdding(false)}>
        <FacilityForm
          onDone={async () => {
            await refresh();
            setAdding(false);
          }}
        />
      </Drawer>
      <Drawer
        title={appointing ? t.appointFor(appointing.name) : ""}
        open={appointing !== null}
        onClose={() => setAppointing(null)}
      >
        {appointing && (
          <AppointForm
            facility={appointing}
            onDone={async () => {
              await refresh();
              setAppointing(null);
            }}
          />
        )}
      </Drawer>
    </>
  );
}
