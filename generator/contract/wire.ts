/**
 * Values as text on the wire and back, and the path that a request goes to. Decided here once; the client's and the k6 script's
 * own serialisers obey the same rules.
 */
export { baseUrl, fillPath, serverPath, wirePath } from './wire/path.ts';
export { readParameter } from './wire/read.ts';
export { type Written, writeFormBody, writeParameter } from './wire/write.ts';
