import type { FastifyInstance } from "fastify";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { fileOf, readUpload } from "../../platform/http/upload.ts";
import type { Actor } from "../../shared/actor.ts";
import type { Result } from "../../shared/result.ts";
import type { HomeworkContext } from "./context.store.ts";
import { addFile, mayAddFile, readFile, removeFile } from "./file.store.ts";
import { homeworkFileTypes } from "./file-types.ts";
import * as homework from "./homework.store.ts";
import { makeHomeworkLink, revokeHomeworkLink } from "./link.store.ts";
import { homeworkDetail, homeworkList, waitingHomework } from "./read-homework.store.ts";
import { type HomeworkReason, toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";
import { sheetRoutes } from "./sheet.routes.ts";
import type { HomeworkKey } from "./stored-homework.store.ts";

/** Homework: asking for it, handing it in, judging it, and the links by which vendors answer. */
export function homeworkRoutes(app: FastifyInstance, authenticate: Authenticate, context: HomeworkContext): void {
  sheetRoutes(app, context);

  async function detail(actor: Actor, key: HomeworkKey) {
    const found = await homeworkDetail(context, actor, key);
    return found.ok ? found.value : toHttp(found.error);
  }
  /** What was done, and then the homework as it is now. */
  const thenDetail = (actor: Actor, key: HomeworkKey, done: Result<unknown, HomeworkReason>) =>
    done.ok ? detail(actor, key) : toHttp(done.error);

  mount(app, authenticate, contracts.listHomework, async ({ actor, params }) => {
    const list = await homeworkList(context, actor, params);
    return list.ok ? list.value : toHttp(list.error);
  });
  mount(app, authenticate, contracts.listWaitingHomework, async ({ actor, params }) => ({
    items: await waitingHomework(context, actor, params.facilityId),
  }));
  mount(app, authenticate, contracts.getHomework, ({ actor, params }) => detail(actor, params));
  mount(app, authenticate, contracts.askHomework, async ({ actor, params, body }) => {
    const asked = await homework.askHomework(context, actor, params, body);
    return asked.ok ? detail(actor, { ...params, homeworkId: asked.value }) : toHttp(asked.error);
  });
  mount(app, authenticate, contracts.decideConsent, async ({ actor, params, body }) =>
    thenDetail(actor, params, await homework.decideConsent(context, actor, params, body)),
  );
  mount(app, authenticate, contracts.saveHomework, async ({ actor, params, body }) => {
    const saved = await homework.saveHomework(context, actor, params, body.draft);
    return saved.ok ? { savedAt: context.now().toISOString() } : toHttp(saved.error);
  });
  mount(app, authenticate, contracts.extendHomework, async ({ actor, params, body }) =>
    thenDetail(actor, params, await homework.extendHomework(context, actor, params, body)),
  );

  for (const [contract, way] of [
    [contracts.addHomeworkFile, "hospital"],
    [contracts.keepHomeworkFile, "recorded"],
  ] as const)
    mount(app, authenticate, contract, async ({ actor, params, request }) => {
      const may = await mayAddFile(context, actor, params);
      if (!may.ok) return toHttp(may.error);
      const upload = await readUpload(request, 1);
      if (upload instanceof Refused) return upload;
      const file = fileOf(upload.files, homeworkFileTypes);
      if (typeof file === "string") return toHttp(file);
      const added = await addFile(context, actor, params, way, file);
      return added.ok ? added.value : toHttp(added.error);
    });
  mount(app, authenticate, contracts.readHomeworkFile, async ({ actor, params, reply }) => {
    const file = await readFile(context, actor, params);
    if (!file.ok) return toHttp(file.error);
    const { name, mediaType, content } = file.value;
    return reply
      .header("content-type", mediaType)
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header("x-content-type-options", "nosniff")
      .send(content);
  });
  mount(app, authenticate, contracts.makeHomeworkLink, async ({ actor, params, body }) => {
    const made = await makeHomeworkLink(context, actor, params, body.email ?? null);
    if (!made.ok) return toHttp(made.error);
    const now = await detail(actor, params);
    return now instanceof Refused ? now : { homework: now, answerLink: made.value };
  });
  mount(app, authenticate, contracts.revokeHomeworkLink, async ({ actor, params }) =>
    thenDetail(actor, params, await revokeHomeworkLink(context, actor, params)),
  );
  mount(app, authenticate, contracts.removeHomeworkFile, async ({ actor, params }) => {
    const removed = await removeFile(context, actor, params);
    return removed.ok ? undefined : toHttp(removed.error);
  });
  mount(app, authenticate, contracts.submitHomework, async ({ actor, params, body }) =>
    thenDetail(actor, params, await homework.submitHomework(context, actor, params, body.answer)),
  );
  mount(app, authenticate, contracts.recordHomework, async ({ actor, params, body }) =>
    thenDetail(actor, params, await homework.recordHomework(context, actor, params, body)),
  );
  mount(app, authenticate, contracts.judgeHomework, async ({ actor, params, body }) =>
    thenDetail(actor, params, await homework.judgeHomework(context, actor, params, body)),
  );
  mount(app, authenticate, contracts.withdrawHomework, async ({ actor, params, body }) =>
    thenDetail(actor, params, await homework.withdrawHomework(context, actor, params, body.note)),
  );
}
