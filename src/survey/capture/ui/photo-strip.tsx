import { useEffect, useId, useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import type { CapturedPhoto } from "../device/captured-photo.ts";
import { sha256Of, shrunken } from "../device/take-picture.ts";
import { type ThingKey, thingName } from "../operation.ts";
import { TextLine } from "./fields.tsx";
import type { PageProps } from "./page-props.ts";
import { useWorkspace } from "./use-workspace.ts";
import { workTexts } from "./work-texts.ts";

type OfWorkspace = Pick<PageProps, "workspace">;

/** Photos of one thing, and the camera. */
export function PhotoStrip({ workspace, about }: OfWorkspace & { about: ThingKey }) {
  const t = useText(workTexts);
  const id = useId();
  const { photos } = useWorkspace(workspace);
  const [failed, setFailed] = useState(false);
  const mine = [...photos.values()].filter((photo) => photo.thing === thingName(about));

  async function take(files: FileList | null) {
    setFailed(false);
    for (const file of files ?? []) {
      try {
        const picture = await shrunken(file);
        await workspace.addPhoto(
          {
            id: crypto.randomUUID(),
            thing: thingName(about),
            caption: "",
            takenAt: new Date().toISOString(),
            sizeBytes: picture.length,
            sha256: await sha256Of(picture),
            sent: false,
            refused: null,
          },
          picture,
        );
      } catch {
        setFailed(true);
      }
    }
  }
  return (
    <section className="flex flex-col gap-2" aria-label={t.photos}>
      {mine.map((photo) => (
        <OnePhoto key={photo.id} photo={photo} workspace={workspace} />
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <input
          id={id}
          type="file"
          accept="image/*"
          capture="environment"
          multiple
          className="peer sr-only"
          onChange={(event) => {
            void take(event.target.files);
            event.target.value = "";
          }}
        />
        <label
          htmlFor={id}
          className="inline-flex min-h-12 cursor-pointer items-center rounded-6 border border-accent bg-white px-4 text-sm font-bold text-accent peer-focus-visible:outline-3 peer-focus-visible:outline-black"
        >
          {t.takePhoto}
        </label>
        <span className="text-xs text-ink-faint">{t.photoHint}</span>
      </div>
      {failed && <Notice tone="alert">{t.noPhoto}</Notice>}
    </section>
  );
}

function OnePhoto({ photo, workspace }: OfWorkspace & { photo: CapturedPhoto }) {
  const t = useText(workTexts);
  const address = usePicture(workspace, photo);
  return (
    <div className="flex flex-wrap items-end gap-3 rounded-6 border border-line p-2">
      {address && (
        <img
          src={address}
          alt={t.photoOf(photo.caption, momentText(photo.takenAt))}
          className="size-24 rounded-4 object-cover"
        />
      )}
      <div className="flex min-w-40 flex-1 flex-col gap-2">
        <span>
          <Chip tone={photo.sent ? "good" : "accent"} shape={photo.sent ? "tick" : "halfFilled"}>
            {photo.sent ? t.photoSent : t.photoWaits}
          </Chip>{" "}
          <span className="text-xs text-ink-soft">{momentText(photo.takenAt)}</span>
        </span>
        {photo.sent ? (
          photo.caption && <span className="text-sm">{photo.caption}</span>
        ) : (
          <TextLine
            label={t.caption}
            value={photo.caption}
            onChange={(caption) => workspace.putPhotos({ ...photo, caption })}
          />
        )}
        {photo.refused && <Notice tone="alert">{photo.refused}</Notice>}
      </div>
      {!photo.sent && (
        <Button look="quiet" onPress={() => workspace.removePhoto(photo.id)}>
          {t.removePhoto}
        </Button>
      )}
    </div>
  );
}

/** The picture as an address of this page alone; nothing of it touches the disk unsealed. */
function usePicture(workspace: OfWorkspace["workspace"], { id, sent }: CapturedPhoto): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let current = true;
    if (!sent)
      void workspace.picture(id).then((picture) => {
        if (!picture || !current) return;
        made = URL.createObjectURL(new Blob([picture], { type: "image/jpeg" }));
        setAddress(made);
      });
    return () => {
      current = false;
      if (made) URL.revokeObjectURL(made);
      setAddress(null);
    };
  }, [workspace, id, sent]);
  return address;
}
