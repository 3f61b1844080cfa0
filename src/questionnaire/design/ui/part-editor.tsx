import type { ReactNode } from "react";
import { Button, IconButton } from "../../../web/components/button.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { useText } from "../../../web/language.ts";
import type { Wording } from "../../instrument/instrument.ts";
import { designTexts } from "./design-texts.ts";
import { WordingField } from "./wording-field.tsx";

/** Frame of what is made from questions (a derived variable, a ranking): a way to remove it, its name, then the rest. */
export function PartEditor(props: {
  readOnly: boolean;
  removeText: string;
  onRemove: () => void;
  labelText: string;
  label: Wording;
  onLabel: (label: Wording) => void;
  children: ReactNode;
}) {
  const { readOnly, removeText, onRemove, labelText, label, onLabel, children } = props;
  return (
    <div className="flex flex-col gap-4">
      {!readOnly && (
        <div>
          <Button look="quiet" onPress={onRemove}>
            {removeText}
          </Button>
        </div>
      )}
      <WordingField label={labelText} required readOnly={readOnly} value={label} onChange={onLabel} />
      {children}
    </div>
  );
}

/** One place up, or out of the list. */
export function PlaceButtons(props: {
  name: string;
  isFirst: boolean;
  isLastOne: boolean;
  onUp: () => void;
  onRemove: () => void;
}) {
  const t = useText(designTexts);
  return (
    <>
      <IconButton label={t.upOf(props.name)} isDisabled={props.isFirst} onPress={props.onUp}>
        <Icon name="up" />
      </IconButton>
      <IconButton label={t.removeOf(props.name)} isDisabled={props.isLastOne} onPress={props.onRemove}>
        <Icon name="close" />
      </IconButton>
    </>
  );
}
