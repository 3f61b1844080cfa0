import type { FastifyInstance } from "fastify";
import { inFacility } from "../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../platform/http/mount.ts";
import type { Result } from "../shared/result.ts";
import type { Words } from "../shared/words.ts";
import type { WebhookRefusalReason } from "./contract.ts";
import { queueAgain, queueTest, readDeliveries } from "./delivery-log.store.ts";
import * as endpoints from "./endpoint.store.ts";
import * as contracts from "./route-contracts.ts";

export function webhookRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  context: endpoints.WebhookContext,
): void {
  const { db, now } = context;

  mount(app, authenticate, contracts.listWebhooks, ({ params: { facilityId } }) =>
    inFacility(db, facilityId, async (trx) => ({ items: await endpoints.readEndpoints(trx, facilityId, now()) })),
  );
  mount(app, authenticate, contracts.addWebhook, async ({ actor, params: { facilityId }, body }) =>
    told(await endpoints.addEndpoint(context, actor, facilityId, body)),
  );
  mount(app, authenticate, contracts.changeWebhook, async ({ actor, params: { facilityId, endpointId }, body }) =>
    told(await endpoints.changeEndpoint(context, actor, facilityId, endpointId, body)),
  );
  mount(app, authenticate, contracts.rotateWebhookSecret, async ({ actor, params, body: { overlap } }) =>
    told(await endpoints.rotateSecret(context, actor, params.facilityId, params.endpointId, overlap)),
  );
  mount(app, authenticate, contracts.pauseWebhook, async ({ actor, params: { facilityId, endpointId } }) =>
    told(await endpoints.pauseEndpoint(context, actor, facilityId, endpointId)),
  );
  mount(app, authenticate, contracts.resumeWebhook, async ({ actor, params: { facilityId, endpointId } }) =>
    told(await endpoints.resumeEndpoint(context, actor, facilityId, endpointId)),
  );
  mount(app, authenticate, contracts.testWebhook, async ({ actor, params: { facilityId, endpointId } }) =>
    told(await queueTest(context, actor, facilityId, endpointId)),
  );
  mount(app, authenticate, contracts.listDeliveries, ({ params: { facilityId, endpointId }, query }) =>
    inFacility(
      db,
      facilityId,
      async (trx) => (await readDeliveries(trx, facilityId, endpointId, query)) ?? refused("not_found"),
    ),
  );
  mount(app, authenticate, contracts.sendAgain, async ({ actor, params: { facilityId, endpointId, eventId } }) =>
    done(await queueAgain(context, actor, facilityId, endpointId, eventId)),
  );
  mount(app, authenticate, contracts.deleteWebhook, async ({ actor, params: { facilityId, endpointId } }) =>
    done(await endpoints.deleteEndpoint(context, actor, facilityId, endpointId)),
  );
}

const told = <T>(outcome: Result<T, WebhookRefusalReason>): T | Refused =>
  outcome.ok ? outcome.value : refused(outcome.error);
const done = (outcome: Result<null, WebhookRefusalReason>): undefined | Refused =>
  outcome.ok ? undefined : refused(outcome.error);

const refusals: Record<WebhookRefusalReason, { status: 404 | 409 | 422; words: Words; place: string | null }> = {
  not_found: {
    status: 404,
    words: {
      ja: "この送り先は見つかりません。一覧を開き直してください。",
      en: "There is no such address. Open the list again.",
    },
    place: null,
  },
  url_not_usable: {
    status: 422,
    words: {
      ja: "https:// で始まる、利用者名・パスワード・# を含まないURLを入れてください。",
      en: "Enter a URL that begins with https:// and holds no user name, password or #.",
    },
    place: "url",
  },
  http_not_allowed: {
    status: 422,
    words: {
      ja: "https:// で始まるURLを入れてください。院内の宛先に http で送るには、この設置の運用者の許可が要ります。",
      en: "Enter a URL that begins with https://. To send by http inside the hospital, whoever runs this installation has to allow it.",
    },
    place: "url",
  },
  address_not_allowed: {
    status: 422,
    words: {
      ja: "このサーバ自身や院内のアドレスには送れません。院内の宛先に送るには、この設置の運用者の許可が要ります。",
      en: "Nothing is sent to this server itself or inside the hospital, unless whoever runs this installation allows it.",
    },
    place: "url",
  },
  too_many_endpoints: {
    status: 409,
    words: {
      ja: "送り先は10か所までです。使っていないものを削除してください。",
      en: "There may be 10 addresses. Delete one that is not used.",
    },
    place: null,
  },
  endpoint_is_paused: {
    status: 409,
    words: { ja: "送り先は休止中です。再開してから送ってください。", en: "The address is paused. Resume it first." },
    place: null,
  },
  already_paused: {
    status: 409,
    words: { ja: "送り先はすでに休止しています。", en: "The address is paused already." },
    place: null,
  },
  already_active: { status: 409, words: { ja: "送り先は動いています。", en: "The address is active." }, place: null },
};

function refused(reason: WebhookRefusalReason): Refused {
  const { status, words, place } = refusals[reason];
  return new Refused(status, reason, words, place);
}
