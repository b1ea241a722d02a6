/** The document's own codes for what the runtime refuses: found by name, by synonyms, then by a status that only one code has. */
import type { ErrorsDescriptor } from '../../../../templates/fastify/src/runtime/descriptors.ts';
import type { Contract, ErrorCode } from '../../../contract/model.ts';

type Reasons = ErrorsDescriptor['reasons'];

/** The runtime's word, the status it means, and other names that documents have for it; letters only. */
const vocabulary: readonly (readonly [reason: string, status: number, synonyms: string])[] = [
  ['unknown_route', 404, 'routenotfound endpointnotfound unknownendpoint unknownurl pathnotfound'],
  ['method_not_allowed', 405, 'methodnotsupported'],
  ['not_found', 404, 'resourcenotfound resourcemissing itemnotfound objectnotfound notexisting nosuchresource'],
  ['unknown_version', 400, 'unsupportedversion invalidversion versionnotsupported invalidapiversion unsupportedapiversion'],
  ['gone', 410, 'sunset retired removed endpointremoved'],
  [
    'unauthenticated',
    401,
    'unauthorized unauthorised authenticationrequired authenticationfailed invalidapikey invalidtoken invalidcredentials missingcredentials notauthenticated',
  ],
  ['forbidden', 403, 'insufficientscope permissiondenied accessdenied insufficientpermissions notallowed notpermitted'],
  ['rate_limited', 429, 'ratelimit ratelimitexceeded toomanyrequests ratelimiterror throttled'],
  ['body_too_large', 413, 'payloadtoolarge requesttoolarge contenttoolarge entitytoolarge'],
  ['unsupported_media_type', 415, 'invalidcontenttype unsupportedcontenttype'],
  ['malformed_request', 400, 'badrequest invalidrequest requestmalformed'],
  ['malformed_body', 400, 'invalidjson malformedjson malformedrequest badrequest invalidrequest bodymalformed parseerror'],
  [
    'validation_failed',
    422,
    'validationerror invalidparameter invalidparameters invalidrequest unprocessableentity unprocessablecontent unprocessable invalidinput validation',
  ],
  ['invalid_reference', 422, 'referencenotfound unknownreference relatedresourcenotfound'],
  ['invalid_cursor', 400, 'badcursor cursorinvalid invalidpagetoken invalidmarker'],
  ['idempotency_key_required', 400, 'missingidempotencykey idempotencykeymissing'],
  ['idempotency_key_invalid', 400, 'invalididempotencykey'],
  [
    'idempotency_key_reused',
    422,
    'idempotencykeyreuse idempotencykeymismatch idempotencymismatch idempotencyconflict idempotencyerror keyreused',
  ],
  [
    'idempotency_key_in_progress',
    409,
    'idempotencykeyinuse idempotencykeylocked requestinprogress concurrentrequest idempotencyinprogress',
  ],
  ['precondition_required', 428, 'ifmatchrequired etagrequired missingprecondition'],
  ['precondition_failed', 412, 'etagmismatch stale versionmismatch conflictingversion'],
  ['conflict', 409, 'alreadyexists duplicate resourceexists resourceconflict'],
  ['internal_error', 500, 'servererror internalservererror internal apierror unexpectederror'],
  ['unavailable', 503, 'serviceunavailable overloaded temporarilyunavailable maintenance'],
  ['timeout', 504, 'gatewaytimeout requesttimeout timedout deadlineexceeded'],
];

/** Each reason that the document has a code for; the others keep the runtime's own words. */
export function reasonsOf(contract: Contract): Reasons {
  return Object.fromEntries(
    vocabulary.flatMap(([reason, status, synonyms]) => {
      const found = codeFor(reason, status, synonyms.split(' '), contract.errors);
      return found === undefined ? [] : [[reason, { code: found.value, status: statusOf(found, status), type: found.type }]];
    }),
  );
}

function codeFor(reason: string, status: number, synonyms: readonly string[], codes: readonly ErrorCode[]): ErrorCode | undefined {
  const names = [reason.replaceAll('_', ''), ...synonyms];
  const named = names.flatMap((name) => codes.filter((code) => plain(code.value) === name));
  const fitting = named.find((code) => code.statuses.length === 0 || code.statuses.includes(status)) ?? named[0];
  if (fitting !== undefined) return fitting;
  const alone = codes.filter((code) => code.statuses.includes(status));
  return alone.length === 1 ? alone[0] : undefined;
}

/** The one that the document gives it; of several the runtime's own where that is among them. */
function statusOf(code: ErrorCode, status: number): number | null {
  return code.statuses.includes(status) ? status : (code.statuses[0] ?? null);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}
