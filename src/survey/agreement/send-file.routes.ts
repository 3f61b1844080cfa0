import type { FastifyReply } from "fastify";

export const sendFile = (
  reply: FastifyReply,
  { name, mediaType, content }: { name: string; mediaType: string; content: Buffer },
  shown: "attachment" | "inline" = "attachment",
) =>
  reply
    .type(mediaType)
    .header("content-disposition", `${shown}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header("content-security-policy", "sandbox; default-src 'none'")
    .send(content);
