/** `npm run proof`: the runs that are too long for every test, each `*.proof.ts` one claim; each writes its dated page. */
import { runPrograms } from './run-programs.ts';

process.exitCode = runPrograms('proof', process.argv.slice(2));
