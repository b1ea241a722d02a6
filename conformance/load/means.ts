/** What a load run needs beside the means of a check: it sends by itself, past the session. */
import type { Operation } from '../../generator/contract/model.ts';
import type { WireRequest } from '../exchange.ts';
import type { Item } from '../means.ts';
import type { Profile } from './plan.ts';
import type { LoadRun } from './run-load.ts';

/** `conform.load` of the config: the profile (default `smoke`), and where k6 is when it is not on the `PATH`. */
export type LoadSettings = Readonly<{ profile?: Profile['name']; k6?: string }>;

/** A request as it goes out; the headers of the credential apart. */
export type Outgoing = Readonly<{ url: string; headers: Readonly<Record<string, string>>; credential: Readonly<Record<string, string>> }>;

/** The ways of a load run into the run around it. */
export type LoadMeans = Readonly<{
  settings: LoadSettings;
  /** As `main` sends it. */
  outgoing: (operation: Operation, request: WireRequest) => Outgoing;
  /** Remembers an item that load made, so that it is removed. */
  made: (item: Item) => void;
  /** What the report says about the run. */
  publish: (summary: Readonly<Record<string, unknown>>) => void;
  /** One run for all checks that read it; another one for another attempt. */
  shared: (make: () => Promise<LoadRun>) => Promise<LoadRun>;
}>;
