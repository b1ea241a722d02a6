/** `npx node .ci/picture.ts`: renders the picture of the README from real runs. A test says when it is out of date. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './program.ts';
import { screens } from './screens.ts';
import { terminalPicture } from './terminal-picture.ts';

const title = 'groma lint and groma conform: a document without a maximum, a server that makes a retried note twice';
writeFileSync(join(root, '.ci', 'picture.svg'), terminalPicture(title, await screens()));
