import { Bundle } from "../bundle.ts";
import { thingName } from "../operation.ts";
import { Thing } from "../thing.ts";
import { CapturedPhoto } from "./captured-photo.ts";
import { unsealJson } from "./sealing.ts";
import { readEntries, writeEntries } from "./storage.ts";

export interface KeptWorkspace {
  bundle: Bundle;
  /** By the name of what they are about (operation.ts). */
  things: ReadonlyMap<string, Thing>;
  photos: ReadonlyMap<string, CapturedPhoto>;
}

/**
 * Everything the device keeps of a hospital, but for the pictures themselves. @returns null when there is nothing
 * @throws when something was changed on the disk, or is of a form that this version does not know
 */
export async function readWorkspace(id: string, key: CryptoKey): Promise<KeptWorkspace | null> {
  const things = new Map<string, Thing>();
  const photos = new Map<string, CapturedPhoto>();
  let bundle: Bundle | null = null;
  const pictures: string[] = [];
  for (const { place, sealed } of await readEntries(id)) {
    if (place.startsWith("picture:")) {
      pictures.push(place);
      continue;
    }
    const content = await unsealJson(key, `${id}/${place}`, sealed);
    if (place === "bundle") bundle = Bundle.parse(content);
    if (place.startsWith("thing:")) {
      const thing = Thing.parse(content);
      things.set(thingName(thing.key), thing);
    }
    if (place.startsWith("photo:")) {
      const photo = CapturedPhoto.parse(content);
      photos.set(photo.id, photo);
    }
  }
  // Pictures that were written when the browser was killed, before anything named them.
  const lost = pictures.filter((place) => !photos.has(place.slice("picture:".length)));
  if (lost.length > 0) await writeEntries(id, new Map(lost.map((place) => [place, null])));
  return bundle && { bundle, things, photos };
}
