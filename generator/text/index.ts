/** What printers of TypeScript need. Other contexts are imported from their own file, each under its name. */
export { indent, join } from './text.ts';
export { comment, head, identifier, key, literal, string, type TypeScript, ts } from './typescript.ts';
