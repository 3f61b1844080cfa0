import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Refusal } from "./feedback.tsx";
import { FileDrop } from "./file-drop.tsx";
import { TextField } from "./text-field.tsx";
import { showFailure, showToast } from "./toast.tsx";

interface KeptFile {
  id: string;
  name: string;
  mediaType: string;
  caption: string;
  /** Who added it when, in words. */
  note?: ReactNode;
}

interface Props {
  files: readonly KeptFile[];
  hrefOf: (id: string) => string;
  /** Left out: the reader only looks. Sends a form that holds caption and file. */
  change?: { add: (form: FormData) => Promise<unknown>; remove: (id: string) => Promise<unknown> } | undefined;
  /** Asks anew for what is there. */
  changed: () => Promise<unknown>;
  words: {
    none: string;
    caption: string;
    add: string;
    hint: string;
    added: (name: string) => string;
    remove: string;
    removed: string;
  };
}

const pictures = ["image/jpeg", "image/png", "image/webp"];

/** Pictures and PDFs that belong to something of a hospital: shown, added with a caption, taken away. */
export function KeptFiles({ files, hrefOf, change, changed, words }: Props) {
  const [caption, setCaption] = useState("");
  const adding = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      for (const file of chosen) {
        const form = new FormData();
        form.append("caption", caption);
        form.append("file", file);
        await change?.add(form);
        showToast(words.added(file.name));
      }
      setCaption("");
    },
    onSettled: changed,
  });
  const removing = useMutation({
    mutationFn: async (id: string) => change?.remove(id),
    onSuccess: async () => {
      await changed();
      showToast(words.removed);
    },
    onError: showFailure,
  });
  return (
    <div className="flex flex-col gap-4">
      {files.length === 0 && <p className="text-ink-soft">{words.none}</p>}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-3">
        {files.map((one) => (
          <li key={one.id} className="flex flex-col gap-2 rounded-6 border border-line bg-white p-3 text-sm">
            <a href={hrefOf(one.id)} target="_blank" rel="noreferrer" className="break-all text-accent underline">
              {one.mediaType.startsWith("image/") && (
                <img src={hrefOf(one.id)} alt={one.caption || one.name} className="mb-2 max-h-48 object-contain" />
              )}
              {one.name}
            </a>
            {one.caption && <span>{one.caption}</span>}
            {one.note && <span className="text-xs text-ink-faint">{one.note}</span>}
            {change && (
              <Button look="quiet" onPress={() => removing.mutate(one.id)}>
                {words.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {change && (
        <div className="flex flex-col gap-3 print:hidden">
          <TextField label={words.caption} value={caption} onChange={setCaption} maxLength={200} checkPersonal />
          <FileDrop
            label={words.add}
            hint={words.hint}
            accept={[...pictures, "application/pdf"]}
            multiple
            onFiles={(chosen) => adding.mutate(chosen)}
            disabled={adding.isPending}
          />
          <Refusal error={adding.error} />
        </div>
      )}
    </div>
  );
}
