/** Yours: reads the environment, starts, stops. */
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { readSettings, type Settings } from './runtime/settings.ts';

try {
  const settings = readSettings(process.env, (text) => process.stdout.write(text));
  const { app } = await buildApp(settings);
  await listen(app, settings);
  stopOnSignals(app, settings);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function listen(app: FastifyInstance, settings: Settings): Promise<void> {
  try {
    const url = await app.listen({ host: settings.host, port: settings.port });
    say(settings, 'listening', { url });
  } catch (error) {
    await app.close();
    const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw inUse ? new Error(`Port ${settings.port} is in use. Stop what uses it, or set PORT.`) : error;
  }
}

function stopOnSignals(app: FastifyInstance, settings: Settings): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(130); // the second time somebody means it
    stopping = true;
    say(settings, 'stopping', { signal });
    void app.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
}

function say({ print, now }: Settings, message: string, fields: Record<string, string>): void {
  print(JSON.stringify({ time: now().toISOString(), level: 'info', message, ...fields }));
}
