import { z } from "zod";

/** What a comment can be about. `survey`: the survey of this hospital as a whole. */
export const CommentAbout = z.enum(["record", "check", "visit", "homework", "document", "survey"]);
export type CommentAbout = z.infer<typeof CommentAbout>;

/** Why something goes back. needsDetail: an answer too vague to locate a problem by. */
export const ReturnReason = z.enum(["needsDetail", "notEvidenced", "contradiction", "mistaken", "other"]);
export type ReturnReason = z.infer<typeof ReturnReason>;

export const CommentState = z.enum(["open", "answered", "resolved"]);
export type CommentState = z.infer<typeof CommentState>;

export const CommentStep = z.enum(["say", "answer", "resolve", "reopen"]);
export type CommentStep = z.infer<typeof CommentStep>;

/** reviewer: of the supervising side. company: of the survey company. */
export const ReviewSide = z.enum(["reviewer", "company"]);
export type ReviewSide = z.infer<typeof ReviewSide>;

/** How far a document of the survey is. */
export const DocumentState = z.enum(["none", "drafted", "returned", "accepted"]);
export type DocumentState = z.infer<typeof DocumentState>;

/** The seven documents that every survey owes, and those that may come with them (reference/deliverables.yaml). */
export const owedDocuments = ["D1", "D2", "D3", "D4", "D5", "D6", "D7"] as const;
export const furtherDocuments = ["D5b", "D8", "findings", "volume"] as const;
export const surveyDocuments = [...owedDocuments, ...furtherDocuments] as const;
export type SurveyDocument = (typeof surveyDocuments)[number];
export const SurveyDocument = z.enum(surveyDocuments);
