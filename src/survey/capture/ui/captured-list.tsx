import type { z } from "zod";
import { addressOfCall } from "../../../web/call.ts";
import { Empty } from "../../../web/components/feedback.tsx";
import { useLanguage, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { walkTargets } from "../../visit/walkthrough.ts";
import { getCapturedPhoto, type listCaptured } from "../route-contracts.ts";
import type { SurveyParams } from "./home-queries.ts";
import { captureHomeTexts } from "./home-texts.ts";

/** What has no place of its own on other screens: photos and notes, with what they are about. */
export function CapturedList({ survey, found }: { survey: SurveyParams; found: z.output<typeof listCaptured.reply> }) {
  const t = useText(captureHomeTexts);
  const aboutOf = useAbout();
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-base font-bold">{t.found}</h2>
      {found.photos.length + found.notes.length === 0 && <Empty title={t.nothing} />}
      {found.notes.length > 0 && (
        <ul className="flex flex-col gap-2">
          {found.notes.map((note) => (
            <li key={note.id} className="rounded-8 border border-line bg-white p-3">
              <p className="whitespace-pre-wrap">{note.body}</p>
              <p className="text-xs text-ink-soft">
                {[note.about && aboutOf(note.about), t.by(note.writtenBy, momentText(note.writtenAt))]
                  .filter(Boolean)
                  .join("　")}
              </p>
            </li>
          ))}
        </ul>
      )}
      {found.photos.length > 0 && (
        <>
          <p className="text-sm text-ink-soft">{t.inLedger}</p>
          <ul className="grid grid-cols-2 gap-3 md:grid-cols-4">
            {found.photos.map((photo) => {
              const address = addressOfCall(getCapturedPhoto, { params: { ...survey, photoId: photo.id } });
              const words = t.photo(photo.caption, momentText(photo.takenAt));
              return (
                <li key={photo.id} className="flex flex-col gap-1 rounded-8 border border-line bg-white p-2">
                  <a href={address} target="_blank" rel="noreferrer">
                    <img
                      src={address}
                      alt={words}
                      loading="lazy"
                      className="aspect-4/3 w-full rounded-4 object-cover"
                    />
                  </a>
                  <span className="text-sm">{words}</span>
                  <span className="text-xs text-ink-soft">
                    {aboutOf(photo.thing)}　{photo.takenBy}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

/** What a photo or note is about, from its name (operation.ts). */
function useAbout() {
  const t = useText(captureHomeTexts);
  const language = useLanguage();
  return (thing: string): string => {
    const [kind = "", id = "", item = ""] = thing.split(":");
    const detail = kind === "target" ? walkTargets.find((target) => target.id === id)?.[language] : item;
    return [t.things[kind] ?? kind, detail].filter(Boolean).join(" ");
  };
}
