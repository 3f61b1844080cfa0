import { useState } from "react";
import { Button } from "../../web/components/button.tsx";
import { Drawer } from "../../web/components/dialog.tsx";
import { useText } from "../../web/language.ts";
import type { FacilityId, RecordKind } from "../contract.ts";
import type { RecordView } from "../route-contracts.ts";
import { BulkEdit } from "./bulk-edit.tsx";
import { InquiryForm } from "./inquiry-form.tsx";
import { openItems } from "./inquiry-items.ts";
import { inquiryTexts } from "./inquiry-texts.ts";
import { ledgerTexts } from "./texts.ts";

/** What can be done with the chosen records. */
export function SelectionBar(props: {
  facilityId: FacilityId;
  kind: RecordKind;
  records: readonly RecordView[];
  /** Fields that the list is filtered by. */
  filtered: readonly string[];
  onClear: () => void;
}) {
  const t = useText(ledgerTexts);
  const inquiry = useText(inquiryTexts);
  const { facilityId, kind, records, filtered, onClear } = props;
  const [task, setTask] = useState<"edit" | "inquire" | null>(null);
  const close = () => setTask(null);
  const done = () => {
    close();
    onClear();
  };
  const may = (action: "edit" | "inquire") =>
    records.length > 0 && records.every((one) => one.actions.includes(action));
  return (
    <div
      role="toolbar"
      aria-label={t.selected(records.length)}
      className="no-print flex flex-wrap items-center gap-2 rounded-6 border border-accent bg-accent-soft px-3 py-1"
    >
      <span className="font-bold">{t.selected(records.length)}</span>
      {may("edit") && <Button onPress={() => setTask("edit")}>{t.bulkEdit}</Button>}
      {may("inquire") && (
        <Button look="primary" isDisabled={openItems(kind, records).length === 0} onPress={() => setTask("inquire")}>
          {t.makeInquiry}
        </Button>
      )}
      <Button look="quiet" onPress={onClear}>
        {t.clearSelection}
      </Button>
      <Drawer title={t.bulkTitle(records.length)} open={task === "edit"} onClose={close}>
        <BulkEdit facilityId={facilityId} kind={kind} ids={records.map((record) => record.id)} onDone={done} />
      </Drawer>
      <Drawer title={inquiry.newTitle} open={task === "inquire"} onClose={close} wide>
        <InquiryForm facilityId={facilityId} kind={kind} records={records} filtered={filtered} onDone={done} />
      </Drawer>
    </div>
  );
}
