/** What of the checklist is covered today. A rule or check for another item adds it here; nothing is covered that is not named here. */

/** Items that a rule judges on the document. */
export const coveredByRules: readonly string[] = ['VER-5', 'AUTH-1', 'RATE-2', 'PAGE-3', 'ERR-1', 'IDEM-1', 'DOC-3'];

/** Items that a check judges on a running server. */
export const coveredByChecks: readonly string[] = [
  'VER-5',
  'AUTH-4',
  'RATE-2',
  'PAGE-3',
  'PAGE-6',
  'ERR-1',
  'IDEM-2',
  'IDEM-5',
  'IDEM-7',
  'OPS-3',
  'OPS-7',
  'ERR-4',
  'STYLE-5',
  'DOC-2',
];
