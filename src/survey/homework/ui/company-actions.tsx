import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Drawer } from "../../../web/components/dialog.tsx";
import { useText } from "../../../web/language.ts";
import type { HomeworkDetail } from "../route-contracts.ts";
import { ExtendForm, WithdrawForm } from "./change-forms.tsx";
import type { HomeworkOfPage } from "./homework-queries.ts";
import { homeworkTexts } from "./homework-texts.ts";
import { RecordForm } from "./record-form.tsx";

const tasks = ["withdraw", "extend", "record"] as const;
type Task = (typeof tasks)[number];

/** What the company may do besides judging: record what came by hand, give more time, withdraw. */
export function CompanyActions({ homework, detail }: { homework: HomeworkOfPage; detail: HomeworkDetail }) {
  const t = useText(homeworkTexts);
  const [task, setTask] = useState<Task | null>(null);
  const done = () => setTask(null);
  return (
    <>
      {tasks
        .filter((id) => detail.actions.includes(id))
        .map((id) => (
          <Button key={id} look={id === "withdraw" ? "quiet" : "secondary"} onPress={() => setTask(id)}>
            {t[id]}
          </Button>
        ))}
      <Drawer title={task ? t[task] : ""} open={task !== null} onClose={done} wide={task === "record"}>
        {task === "record" && <RecordForm homework={homework} detail={detail} onDone={done} />}
        {task === "extend" && <ExtendForm homework={homework} onDone={done} />}
        {task === "withdraw" && <WithdrawForm homework={homework} onDone={done} />}
      </Drawer>
    </>
  );
}
