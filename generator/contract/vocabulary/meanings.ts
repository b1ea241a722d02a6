/**
 * What a field is for, by its own description: the second way to know it, where its name is nobody else's. A description that
 * fits is read as `described`; a name that is known comes first.
 */

/** The fields that can be known by what is said of them. */
export type Meaning =
  | 'version'
  | 'request-id'
  | 'limit'
  | 'remaining'
  | 'reset'
  | 'size'
  | 'cursor'
  | 'page'
  | 'offset'
  | 'next'
  | 'total'
  | 'key'
  | 'replayed'
  | 'dependencies'
  | 'code'
  | 'message'
  | 'error-request-id';

const items = `(?:items?|results?|records?|entries|objects?|rows?|resources?|elements?)`;
const patterns: Readonly<Record<Meaning, RegExp>> = {
  version:
    /\bversions?\b.{0,60}\b(?:serve[ds]?|served|used?|answer\w*|respond\w*|request\w*|API)\b|\b(?:API|served|dated|requested) version\b/i,
  'request-id':
    /\b(?:id|identifier) (?:of|for) (?:the|this|each|every|your) (?:request|call)\b|\b(?:request|correlation|trace)(?:'s)?[ -](?:id|identifier)\b|\bidentif\w+ (?:the|this|each|every) (?:request|call)\b/i,
  limit:
    /\b(?:how many|number of|max\w*|all)?\s*(?:requests?|calls?)\b.{0,30}\b(?:budget|allowed|permitted|window|quota|limit|period|whole|per)\b|\bsize of the (?:budget|quota)\b/i,
  remaining: /\b(?:requests?|calls?|budget|quota)\b.{0,30}\b(?:left|remain\w*|still)\b|\bremaining (?:requests?|calls?|quota|budget)\b/i,
  reset:
    /\b(?:budget|quota|limit|window|bucket|counter)\b.{0,40}\b(?:again|resets?|renew\w*|refill\w*|back|full|whole|ends?|starts? over|replenish\w*)\b/i,
  size: new RegExp(
    String.raw`\b(?:how many|(?:max\w* )?(?:number|count|amount) of|at most)\b.{0,20}\b${items}\b.{0,30}\b(?:page|return\w*|response|answer|list|call)\b|\bpage size\b|\bsize of (?:the|a|one|each) page\b`,
    'i',
  ),
  cursor:
    /\bwhere (?:the|a|this|your) (?:page|list|results?) (?:begins?|starts?|continues?)\b|\b(?:of|from) the (?:page before|previous (?:page|response|answer|call))\b|\bopaque\b.{0,40}\b(?:page|position|cursor)\b|\b(?:pagination|paging|page) (?:cursor|token|marker)\b/i,
  page: /\b(?:number|index) of the page\b|\bpage (?:number|index)\b|\bwhich page\b/i,
  offset: new RegExp(
    String.raw`\b(?:skip\w*|left out|passed over)\b.{0,30}\b${items}\b|\b${items}\b.{0,20}\b(?:skip\w*|passed over)\b`,
    'i',
  ),
  next: /\bnext page\b|\bpage after (?:this|it)\b|\bfollowing page\b/i,
  total: /\b(?:number|count|total) of all\b|\btotal (?:number|count|amount)\b|\bhow many there are in all\b/i,
  key: /\bidempoten\w*|\bretr(?:y|ies)\b.{0,30}\b(?:safe\w*|same|twice|once)\b|\bsafe\w*\b.{0,20}\bretr(?:y|ies|ied|ying)\b/i,
  replayed: /\b(?:stored|earlier|first|original|cached|recorded) (?:answer|response|result)\b|\breplay\w*\b/i,
  dependencies: /\b(?:each|every|all|its|the) (?:of the )?dependenc(?:y|ies)\b|\bwhat (?:it|the service) (?:depends|relies) on\b/i,
  code: /\b(?:for|to) (?:programs?|machines?|code)\b|\bmachine[- ]readable\b|\berror code\b/i,
  message: /\b(?:for|to) (?:people|humans?|developers?)\b|\bhuman[- ]readable\b|\bwhat (?:was|is|went) wrong\b/i,
  'error-request-id':
    /\b(?:id|identifier) (?:of|for) (?:the|this) request\b|\bsame as (?:the |in the )?(?:header\b|`[A-Za-z-]+`)|\brequest(?:'s)? (?:id|identifier)\b/i,
};

/** Whether a description says that its field is this. */
export const means = (meaning: Meaning, description: string | null | undefined): boolean =>
  description !== null && description !== undefined && description !== '' && patterns[meaning].test(description.slice(0, 400));
