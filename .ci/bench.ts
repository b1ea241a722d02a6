/** `npm run bench`: measures, each `*.bench.ts` one question; results are written beside it. */
import { runPrograms } from './run-programs.ts';

process.exitCode = runPrograms('bench', process.argv.slice(2));
