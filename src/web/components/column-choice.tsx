import { Dialog as AriaDialog, DialogTrigger, Popover } from "react-aria-components";
import { useText } from "../language.ts";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { Icon } from "./icon.tsx";
import type { Choice } from "./select.tsx";
import { componentTexts } from "./texts.ts";

/** Which columns a table shows. */
export function ColumnChoice(props: {
  groups: readonly { id: string; label: string; columns: readonly Choice[] }[];
  shown: readonly string[];
  onChange: (shown: string[]) => void;
}) {
  const t = useText(componentTexts);
  const toggle = (id: string, on: boolean) =>
    props.onChange(on ? [...props.shown, id] : props.shown.filter((other) => other !== id));
  return (
    <DialogTrigger>
      <Button>
        <Icon name="columns" />
        {t.columns}
      </Button>
      <Popover className="max-h-96 w-80 overflow-auto rounded-6 border border-line bg-white p-3 shadow-2">
        <AriaDialog aria-label={t.columns} className="flex flex-col gap-2 outline-none">
          {props.groups.map((group) => (
            <fieldset key={group.id}>
              <legend className="text-xs text-ink-faint">{group.label}</legend>
              {group.columns.map((column) => (
                <Checkbox
                  key={column.id}
                  checked={props.shown.includes(column.id)}
                  onChange={(on) => toggle(column.id, on)}
                >
                  {column.label}
                </Checkbox>
              ))}
            </fieldset>
          ))}
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}
