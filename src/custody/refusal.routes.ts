import { Refused } from "../platform/http/mount.ts";
import type { ErasureRefusal } from "./contract.ts";
import { refusalWords } from "./refusal-words.ts";

const status: Record<ErasureRefusal, number> = {
  not_found: 404,
  already_requested: 409,
  none_requested: 409,
  own_request: 409,
  lapsed: 409,
  too_late: 409,
  wrong_name: 409,
  wrong_code: 409,
  somebody_else_may_agree: 409,
  not_finished: 409,
};

/** The one place where the reasons become HTTP. */
export const toHttp = (reason: ErasureRefusal): Refused => new Refused(status[reason], reason, refusalWords[reason]);
