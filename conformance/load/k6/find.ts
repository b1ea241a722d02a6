/** k6 where the user has it: it is never a dependency. */
import { spawn } from 'node:child_process';

/** Whether a command is k6. `command` is a path, or a name that is looked for on the `PATH`. */
export const isK6 = (command: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(command, ['version'], { stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
