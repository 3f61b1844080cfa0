import { DropZone, FileTrigger } from "react-aria-components";
import { useText } from "../language.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { componentTexts } from "./texts.ts";

/** A place for files: drop, pick, or (on a tablet) take a photo. */
export function FileDrop(props: {
  label: string;
  hint?: string;
  onFiles: (files: File[]) => void;
  /** MIME types or endings, e.g. [".xlsx", "image/*"]. */
  accept?: readonly string[];
  multiple?: boolean;
  disabled?: boolean;
}) {
  const t = useText(componentTexts);
  return (
    <DropZone
      isDisabled={props.disabled ?? false}
      aria-label={props.label}
      className="flex flex-col items-center gap-2 rounded-8 border-2 border-dashed border-edge bg-white p-6 text-center data-[drop-target]:border-accent data-[drop-target]:bg-accent-soft"
      onDrop={async (event) => {
        const files = await Promise.all(event.items.map((item) => (item.kind === "file" ? item.getFile() : null)));
        props.onFiles(files.filter((file) => file !== null));
      }}
    >
      <Icon name="inbox" place="size-6 text-accent" />
      <span className="font-bold">{props.label}</span>
      {props.hint && <span className="text-sm text-ink-faint">{props.hint}</span>}
      <span className="flex flex-wrap items-center justify-center gap-2 text-sm">
        <span className="max-desk:hidden">{t.dropHere}</span>
        <FileTrigger
          allowsMultiple={props.multiple ?? false}
          {...(props.accept ? { acceptedFileTypes: props.accept } : {})}
          onSelect={(list) => list && props.onFiles([...list])}
        >
          <Button isDisabled={props.disabled ?? false}>{t.pickFiles}</Button>
        </FileTrigger>
      </span>
    </DropZone>
  );
}
