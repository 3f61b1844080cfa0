import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { Chip } from "../../../web/components/chip.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading, Notice } from "../../../web/components/feedback.tsx";
import { Menu } from "../../../web/components/menu.tsx";
import { SearchField } from "../../../web/components/search-field.tsx";
import { componentTexts } from "../../../web/components/texts.ts";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { listEveryone } from "../../instance/instance-contract.ts";
import { everyoneQuery } from "../../instance/ui/instance-queries.ts";
import { instanceTexts } from "../../instance/ui/instance-texts.ts";
import { StandingForm, type StandingTask } from "./standing-form.tsx";

type Person = z.infer<typeof listEveryone.reply>["people"][number];

/** Everybody of the installation: who administers it, who has a second factor, and the way back in for who lost theirs. */
export function EveryoneList() {
  const t = useText(instanceTexts);
  const [search, setSearch] = useState("");
  const everyone = useQuery(everyoneQuery(search));
  const [task, setTask] = useState<{ person: Person; task: StandingTask } | null>(null);
  if (everyone.isPending) return <Loading />;
  if (everyone.error) return <LoadFailed error={everyone.error} retry={everyone.refetch} />;
  const { people, truncated } = everyone.data;
  return (
    <Section title={t.people} aside={<SearchField label={t.search} value={search} onChange={setSearch} />}>
      <p className="text-sm text-ink-soft">{t.peopleLead}</p>
      {truncated && <Notice tone="attention">{t.truncated}</Notice>}
      {people.length === 0 && <p className="text-ink-soft">{t.nobody}</p>}
      <ul>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} onTask={(chosen) => setTask({ person, task: chosen })} />
        ))}
      </ul>
      <Dialog
        title={task ? `${t.tasks[task.task]}：${task.person.name}` : ""}
        open={task !== null}
        onClose={() => setTask(null)}
      >
        {task && <StandingForm personId={task.person.id} task={task.task} onDone={() => setTask(null)} />}
      </Dialog>
    </Section>
  );
}

function PersonRow({ person, onTask }: { person: Person; onTask: (task: StandingTask) => void }) {
  const t = useText(instanceTexts);
  const { menu } = useText(componentTexts);
  const tasks: StandingTask[] = [
    person.isAdministrator ? "end" : "make",
    ...nationalTasks(person.national),
    ...(person.hasSecondFactor ? (["reset"] as const) : []),
  ];
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 border-t border-line py-1 text-sm">
      <span className="min-w-48 flex-1">
        <span className="font-bold">{person.name}</span>{" "}
        {person.isAdministrator && (
          <Chip tone="accent" shape="dot">
            {t.administrator}
          </Chip>
        )}
        {person.national && (
          <Chip tone="accent" shape={person.national === "named" ? "halfFilled" : "ring"}>
            {t.national[person.national]}
          </Chip>
        )}
        <span className="block text-xs text-ink-soft">{person.email}</span>
      </span>
      <span>
        {t.secondFactor}：
        <Chip tone={person.hasSecondFactor ? "good" : "attention"} shape={person.hasSecondFactor ? "tick" : "box"}>
          {person.hasSecondFactor ? t.set : t.notSet}
        </Chip>
      </span>
      <span className="text-ink-soft">
        {t.hospitals} {t.hospitalCount(person.facilityCount)}
      </span>
      <span className="text-ink-soft tabular-nums">
        {t.lastSignIn} {person.lastSignInAt ? momentText(person.lastSignInAt) : t.never}
      </span>
      <Menu
        look="quiet"
        label={
          <>
            {menu}
            <span className="sr-only">：{person.name}</span>
          </>
        }
        entries={tasks.map((task) => ({ id: task, label: t.tasks[task], onAction: () => onTask(task) }))}
      />
    </li>
  );
}

/** What may change about reading the national picture, from what is held. */
const nationalTasks = (held: Person["national"]): StandingTask[] =>
  held === null ? ["figures", "named"] : [held === "named" ? "figures" : "named", "noNational"];
