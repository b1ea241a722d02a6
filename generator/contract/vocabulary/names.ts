/**
 * Names of the world's dialects, as data. They are compared without case and separators (`fold`), so one line covers
 * `page_size`, `pageSize`, `page-size` and `PageSize`. A name alone is one sign; resolvers look for a second.
 */

/** `'X-Page_Size'` and `'xPageSize'` become `'xpagesize'`. */
export const fold = (name: string): string => {
  const known = folded.get(name);
  if (known !== undefined) return known;
  const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (folded.size > most) folded.clear();
  folded.set(name, plain);
  return plain;
};
const folded = new Map<string, string>();
const most = 20_000;

/** A list of names that is asked by `has`; order is preference (`rank`). */
export type Names = Readonly<{ has: (name: string) => boolean; rank: (name: string) => number; all: readonly string[] }>;

const names = (words: string): Names => {
  const all = words.split(/\s+/).filter((word) => word !== '');
  const ranks = new Map(all.map((word, index) => [word, index]));
  return { all, has: (name) => ranks.has(fold(name)), rank: (name) => ranks.get(fold(name)) ?? Number.POSITIVE_INFINITY };
};

/** Parameters that name a page by an opaque value or by the last item. */
export const cursorParameters = names(`cursor pagecursor nextcursor startingafter startafter pagetoken nextpagetoken nexttoken
  continuationtoken continuation continuationkey marker nextmarker startingtoken startkey exclusivestartkey bookmark scrollid
  pageafter aftercursor afterid sinceid lastid after position start since next`);
/** Of those, the names that mean other things as well: they need a matching member of the answer. */
export const weakCursorParameters = names('after position start since next lastid');
/** Parameters that page backwards. */
export const backwardParameters = names(
  'endingbefore endbefore before beforecursor previouscursor prevcursor pagebefore beforeid prevtoken',
);
/** Parameters that number the page. */
export const pageParameters = names('page pagenumber pageno pagenum pageindex currentpage pagenr pg');
/** Parameters that count items to skip. */
export const offsetParameters = names('offset skip startindex startat start from firstresult startoffset pageoffset');
/** Parameters that bound how many items a page has. */
export const sizeParameters = names(`pagesize limit perpage size pagelimit count maxresults maxitems maxkeys top take rows first
  itemsperpage resultsperpage maxpagesize max maxresultcount results num entriesperpage pagecount`);
/** Members that hold the items of a page. */
export const itemMembers = names(
  'data items results entries records values value rows content elements objects resources list nodes edges hits members',
);
/** Members (booleans) that say that there is another page. */
export const moreMembers = names(
  'hasmore hasnext hasnextpage more moreavailable morefollows hasmorepages hasmoreitems hasmoreresults ismore nextpageexists',
);
/** Members that give the cursor of the next page. */
export const nextCursorMembers =
  names(`nextcursor nextpagetoken nexttoken nextmarker endcursor continuationtoken nextcontinuationtoken continuation
  nextpagecursor nextpage aftercursor after next cursor nextkey nextid nextstartingafter lastevaluatedkey bookmark marker pagetoken scrollid
  nextstreamposition nextoffset`);
/** Members that give the url of the next page. */
export const nextUrlMembers = names('nextpageuri nextpageurl nexturl nexturi nextlink odatanextlink nexthref next nextpage');
/** Members whose members describe the page. */
export const pageContainers = names(
  'meta metadata pagination paging pageinfo page pages links cursors cursor responsemetadata paginationinfo paginginfo next',
);
/** Members that wrap the whole answer. */
export const answerWrappers = names('data result response results embedded page body payload');
/** Members that count all items of the list. */
export const totalMembers = names('total totalcount totalitems totalresults totalentries totalsize totalelements totalrecords totalhits');

/** Where a key that makes retries safe travels, as a header, a parameter or a member of the body. */
export const keyFields = names(`idempotencykey xidempotencykey idempotencyid xidempotencyid idempotenttoken idempotencytoken
  idempotentkey xidempotentkey clienttoken clientrequesttoken requesttoken paypalrequestid retrykey uniquerequestid`);
/** Headers that mark a stored answer. */
export const replayedHeaders = names(`idempotentreplayed idempotencyreplayed xidempotentreplayed xidempotencyreplayed idempotentreplay
  idempotencyreplay xidempotentreplay idempotencystatus xidempotencystatus idempotencyhit replayed xreplayed xidempotencyhit`);

/** Headers that tell the size of the budget, what is left and when it is back. */
export const limitHeaders = names(
  'xratelimitlimit ratelimitlimit xratelimit xratelimitquota xrequestlimit xquotalimit xratelimitmax xratelimitrequestslimit',
);
/** See `limitHeaders`. */
export const remainingHeaders = names(
  'xratelimitremaining ratelimitremaining xrequestsremaining xquotaremaining xratelimitleft xratelimitavailable',
);
/** See `limitHeaders`. */
export const resetHeaders = names('xratelimitreset ratelimitreset xquotareset xratelimitresetafter xratelimitresetat xratelimitresets');

/** Headers that identify a request. */
export const requestIdHeaders = names(`xrequestid requestid xcorrelationid correlationid xtraceid traceid xtransactionid xamznrequestid
  xmsrequestid xgithubrequestid xoperationid xinvocationid`);
/** Headers that ask for or tell a version, without a vendor's prefix. */
export const versionHeaders = names('xapiversion apiversion acceptversion xversion version xapiversiondate serviceversion');
/** Query parameters that ask for a version. */
export const versionParameters = names('apiversion version xapiversion');

/** Members of an error: the code for programs. */
export const codeMembers = names('code errorcode errcode reasoncode errorkey error errorname reason');
/** Members of an error: the text for people. */
export const messageMembers = names('message detail errormessage errordescription description msg text title userfriendlymessage');
/** Members of an error: its family. */
export const typeMembers = names('type errortype kind category class');
/** Members of an error: the parameter at fault. */
export const paramMembers = names('param parameter field pointer target property path source invalidparam');
/** Members of an error: the id of the request. */
export const requestIdMembers = names(
  'requestid traceid correlationid xrequestid transactionid pspreference instanceid errorid debugid logid',
);
/** Members of an error: all that was wrong. */
export const detailMembers = names(
  'details errors violations invalidparams fielderrors fields issues contextinfo moreinfo invalidfields causes problems',
);
/** Members that wrap an error. */
export const errorWrappers = names('error errors err fault exception problem status');

/** Path segments of probes, and those that only ask whether the process lives. */
export const probeSegments = names('health healthz healthcheck ready readyz readiness live livez liveness alive ping heartbeat status up');
/** Of those, liveness alone. */
export const livenessSegments = names('live livez liveness alive ping heartbeat up');
/** Members that tell the state of each dependency. */
export const dependencyMembers = names('dependencies checks components services subsystems details dependents');
/** Last segments of searches. */
export const searchSegments = names('search query find lookup filter searches advancedsearch');
/** Last segments of calls on many items. */
export const bulkSegments = names('bulk batch bulkcreate bulkupdate bulkdelete batchcreate batchupdate batchdelete batchget import');
/** Path segments and words of operations that give out credentials. */
export const tokenSegments = names('token tokens login signin oauth2token accesstoken authtoken refreshtoken');

/** States of a job that goes on. */
export const runningStates = names(`queued running pending processing inprogress started scheduled created accepted waiting enqueued new
  building executing active submitted preparing`);
/** States in which a job has done its work. */
export const succeededStates = names('succeeded success successful completed complete done finished ready ok');
/** States in which a job has ended otherwise. */
export const failedStates = names('failed failure error errored cancelled canceled aborted expired timedout rejected');
/** Members of a job. */
export const stateMembers = names('status state phase jobstatus');
/** See `stateMembers`. */
export const progressMembers = names('progress percent percentage percentcomplete completion progresspercent');
/** See `stateMembers`. */
export const resultMembers = names('result results output response resulturl downloadurl fileurl url href');
/** See `stateMembers`. */
export const failureMembers = names('error errors failure failurereason errormessage fault problem');

/** Members that tell a resource's revision inside its body. */
export const revisionMembers = names('revision version rev lockversion etag sequencenumber resourceversion');
/** Members that identify an item where no name of a path parameter does, the most usual first. */
export const identityMembers = names('id sid uuid uid guid key name slug number code token login handle');

/** Words that begin an action in a path. */
export const verbs =
  names(`accept acknowledge activate add apply approve archive assign attach authorize authorise block book cancel capture
  check checkin checkout clear clone close complete confirm connect convert copy deactivate decline deliver deny detach detect disable
  disconnect dismiss download duplicate enable end escalate execute expire export extend finalize finalise finish follow fulfill generate
  grant hide import increment invite invoke issue join leave like link lock login logout mark merge move mute notify open pause pay
  perform ping pin poll preview process promote provision publish purchase rate reactivate read rebuild receive recover redeem refresh
  refund reject release reload remove rename reopen replay reply report request reschedule resend reset resolve restart restore resume
  retry return revert revoke rotate run save schedule send share ship sign simulate skip snooze split star start stop submit subscribe
  suspend swap sync terminate test transfer trigger unarchive unassign unblock undo unfollow unlink unlock unpublish unsubscribe unsuspend
  update upgrade upload validate verify void vote withdraw`);
/** Path segments that stand before the nouns. */
export const prefixSegments = names('api rest public services service');
/** A segment that names a version: `v1`, `v2.1`, `v1beta1`, `2010-04-01`. */
export const versionSegment = /^(?:v\d+(?:\.\d+)*(?:alpha\d*|beta\d*|rc\d*)?|\d{4}-\d{2}-\d{2})$/i;

/** Headers of webhooks that carry a signature, an id or a time end in these. */
export const signatureEnding = /signature(?:256|sha256|v\d)?$/;
/** See `signatureEnding`. */
export const deliveryIdEnding = /(?:webhook|event|delivery|message)id$|^webhookid$/;
/** See `signatureEnding`. */
export const deliveryTimeEnding = /timestamp$|signaturetime$/;
/** Resources where receivers are registered. */
export const endpointNouns = names(
  'webhooks webhookendpoints endpoints subscriptions eventsubscriptions hooks callbacks notificationendpoints',
);
