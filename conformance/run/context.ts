/** What the parts of one run share. */
import { isDeepStrictEqual } from 'node:util';
import type { Contract, Operation } from '../../generator/contract/model.ts';
import type { Arranger } from '../arrange/arranger.ts';
import type { Identity, WireRequest } from '../exchange.ts';
import type { LoadMeans } from '../load/means.ts';
import type { LoadRun } from '../load/run-load.ts';
import type { Means } from '../means.ts';
import { randomOf } from '../random.ts';
import { isSafeMethod } from '../request.ts';
import type { Session } from '../session.ts';
import type { UnderTest } from '../settings.ts';

/** One run under way. */
export type RunContext = Readonly<{
  contract: Contract;
  settings: UnderTest;
  session: Session;
  arranger: Arranger;
  main: Identity;
  seed: number;
  now: () => number;
  safe: boolean;
  /** `--against checklist`: what the document leaves out counts as missing. */
  strict: boolean;
  /** Load runs, by attempt: several checks read one. */
  loads: Map<string, Promise<LoadRun>>;
  /** What the report says about load. */
  load: { summary: Readonly<Record<string, unknown>> | null };
}>;

/** Decides the random numbers of one check: its id, the operation, which attempt. */
export type MeansOptions = Readonly<{ name: readonly string[]; patient: boolean }>;

const loadMeans = (context: RunContext, attempt: string): LoadMeans => {
  const { session, arranger, main, settings } = context;
  return {
    settings: settings.load ?? {},
    outgoing: (operation, request) => session.outgoing(operation, request, main),
    made: (item) => arranger.made(item, main),
    publish: (summary) => {
      context.load.summary = summary;
    },
    shared: (make) => {
      const run = context.loads.get(attempt) ?? make();
      context.loads.set(attempt, run);
      return run;
    },
  };
};

/** The means of one check on one operation. `patient` waits accidents out: everywhere but where budgets are the subject. */
export const meansOf = (context: RunContext, { name, patient }: MeansOptions): Means => {
  const { contract, session, arranger, settings, main, safe } = context;
  const allow = ({ method }: WireRequest): void => {
    if (safe && !isSafeMethod(method)) throw new Error(`${method} was about to be sent in safe mode`);
  };
  return {
    contract,
    random: randomOf(context.seed, ...name),
    steady: randomOf(context.seed, ...name.slice(0, 2)),
    identity: session.identity,
    tier: (consumer) => settings.consumers[consumer]?.tier ?? null,
    arrange: arranger.arrange,
    item: arranger.item,
    populate: arranger.populate,
    send: async (operation, request, { as = main, purpose, fresh = false, impatient = false }) => {
      allow(request);
      const exchange = await session.send(operation, request, { as, purpose, fresh, patient: patient && !impatient });
      arranger.note(operation, exchange);
      return exchange;
    },
    parallel: async (operation, requests, { as = main, purpose }) => {
      for (const request of requests) allow(request);
      const exchanges = await session.parallel(operation, requests, { as, purpose });
      for (const exchange of exchanges) arranger.note(operation, exchange);
      return exchanges;
    },
    load: loadMeans(context, name[2] ?? ''),
    seen: (operation, as) =>
      session.exchanges.filter(({ operation: key, identity }) => key === operation.key && isDeepStrictEqual(identity, as)),
    wait: session.wait,
    safe,
    operation: (key): Operation | null => contract.operations.find((operation) => operation.key === key) ?? null,
    basePath: session.base.path(null),
    now: context.now,
  };
};
