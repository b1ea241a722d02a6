/** Yours: reads the environment, starts, stops. */
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { readSettings } from './runtime/settings.ts';

const settings = readSettings(process.env, (text) => process.stdout.write(text));

try {
  const { app } = await buildApp(settings);
  await listen(app);
  stopOnSignals(app);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function listen(app: FastifyInstance): Promise<void> {
  try {
    const url = await app.listen({ host: settings.host, port: settings.port });
    say('listening', { url });
  } catch (error) {
    await app.close();
    const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw inUse ? new Error(`Port ${settings.port} is in use. Stop what uses it, or set PORT.`) : error;
  }
}

function stopOnSignals(app: FastifyInstance): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(130); // the second time somebody means it
    stopping = true;
    say('stopping', { signal });
    void app.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
}

function say(message: string, fields: Record<string, string>): void {
  settings.print(JSON.stringify({ time: settings.now().toISOString(), level: 'info', message, ...fields }));
}
