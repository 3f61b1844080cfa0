import { type Logger, pino } from "pino";

/** Structured log on standard output. Never carries request bodies, tokens or passwords. */
export const createLogger = (level: string): Logger =>
  pino({ level, redact: { paths: ["req.headers.cookie", "req.headers.authorization"], remove: true } });
