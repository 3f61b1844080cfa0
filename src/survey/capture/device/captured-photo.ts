import { z } from "zod";
import { Photo } from "../photo.ts";

/** A photo as the device keeps it; the picture itself lies apart, and goes once the server has it. */
export const CapturedPhoto = Photo.extend({ sent: z.boolean(), refused: z.string().nullable() });
export type CapturedPhoto = z.infer<typeof CapturedPhoto>;
