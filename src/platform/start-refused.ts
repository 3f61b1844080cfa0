/** A start that cannot go on for a reason the operator can mend; the message says where and how. */
export class StartRefused extends Error {
  readonly reason: string;
  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}
