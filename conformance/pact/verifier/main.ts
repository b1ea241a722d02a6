/** Pact's own Verifier in a process of its own: the native library writes to standard output, which belongs to the report. */

// The package reports its use unless it is told not to before it is loaded.
process.env.PACT_DO_NOT_TRACK = 'true';
const { Verifier } = await import('@pact-foundation/pact');

/** One pact to verify. `state` is where the states are set up. */
export type Order = Readonly<{ number: number; file: string; url: string; state: string }>;

/** What came of it. `results` is the Verifier's JSON; for an error that is none, its words. */
export type Outcome = Readonly<{ number: number; verified: boolean; results: string }>;

const isOrder = (message: unknown): message is Order => typeof message === 'object' && message !== null && 'number' in message;

const verified = async ({ number, file, url, state }: Order): Promise<Outcome> => {
  const verifier = new Verifier({
    providerBaseUrl: url,
    provider: 'provider',
    pactUrls: [file],
    providerStatesSetupUrl: state,
    logLevel: 'error',
  });
  try {
    return { number, verified: true, results: String(await verifier.verifyProvider()) };
  } catch (error) {
    return { number, verified: false, results: error instanceof Error ? error.message : String(error) };
  }
};

process.on('message', (message: unknown) => {
  if (isOrder(message)) void verified(message).then((outcome) => process.send?.(outcome));
});
