import { type Consumer, keyText } from './consumers.ts';
import type { Dialect } from './dialect.ts';
import type { Problem } from './errors.ts';
import type { Answer, Json } from './exchange.ts';
import type { Operation, ResourceOperation } from './operations.ts';
import type { Budget } from './rate-limiting.ts';
import type { Member } from './resources.ts';
import type { Fingerprint, Item } from './state.ts';

/** Whose request it is and what it asks for, as far as that is known; `operation: null` is an unknown route or a wrong method. */
export type Call = Readonly<{ dialect: Dialect; method: string; operation: Operation | null; consumer: Consumer | null }>;
/** What answers before an operation is reached. */
export type FrameworkRefusal = 'unknown-route' | 'wrong-method' | 'malformed-body' | 'media-type' | 'too-large';
/** A page of a sorted list: what it shows, and the index at which the next one begins. */
export type PageCut<T> = Readonly<{ items: readonly T[]; end: number }>;
/** A request to a probe: the credential it brought along, and what would be refused if it were treated like any other request. */
export type ProbeCall = Readonly<{
  credential: string | null;
  consumer: Consumer | null;
  unauthenticated: Problem;
  spend: () => Problem | null;
}>;

/**
 * The decisions that real servers get wrong, each one small function. The server asks these and nothing else decides,
 * so a server with one defect is the correct record with one member replaced.
 */
export type Behaviour = Readonly<{
  /** Whether an answer names the version. */
  tellsVersion: (answer: Answer, call: Call) => boolean;
  /** Who holds a credential; `null`: nobody, so that the request is refused. */
  identify: (credential: string, consumers: readonly Consumer[], call: Call) => Consumer | null;
  /** What nobody is told. `credential` is what was sent. */
  refuseUnknown: (problem: Problem, credential: string | null, call: Call) => Problem;
  /** Whether an item exists for a consumer. */
  isVisible: (item: Item, consumer: Consumer, operation: ResourceOperation) => boolean;
  /** What an answer tells of the budget; `null`: nothing. */
  showBudget: (budget: Budget, answer: Answer, call: Call) => Budget | null;
  /** What is answered when the budget is used up. */
  refuseExhausted: (problem: Problem, call: Call) => Problem;
  /** How that refusal looks. */
  shapeExhausted: (answer: Answer) => Answer;
  /** The part of a list from `start` on. */
  pageAt: <T>(sorted: readonly T[], start: number, size: number, sameAge: (one: T, two: T) => boolean) => PageCut<T>;
  /** How many items a page has when more than the maximum are asked for; `null`: the request is refused. */
  sizeAbove: (asked: number, maximum: number, policy: 'refused' | 'clamped') => number | null;
  /** How the framework's own refusals look. */
  refuseUnreached: (answer: Answer, refusal: FrameworkRefusal) => Answer;
  /** A stored answer when its request comes again. */
  replay: (stored: Answer, marked: Answer, call: Call) => Answer;
  /** What else a stored answer does when it is replayed. `run` is the operation's effect. */
  replayEffect: (run: () => unknown, call: Call) => void;
  /** Whether a request is the one that its key was first used with. */
  isSameRequest: (first: Fingerprint, second: Fingerprint) => boolean;
  /** What is answered while the first request with a key runs; `null`: it runs beside it. */
  refuseRunning: (problem: Problem, call: Call) => Problem | null;
  /** Whether a probe refuses. */
  refuseProbe: (probe: ProbeCall) => Problem | null;
  /** What is wrong with a member of a body; `null`: nothing. */
  judgeMember: (flaw: string | null, member: Member, value: Json | undefined) => string | null;
  /** What a valid body is refused with all the same; `null`: nothing. `values` by our own names. */
  refuseValid: (values: Readonly<Record<string, Json>>, internal: Problem) => Problem | null;
  /** How an item looks from outside. */
  show: (shown: Readonly<Record<string, Json>>, item: Item, dialect: Dialect) => Readonly<Record<string, Json>>;
  /** What is answered to a write that comes while `others` of the same consumer run under other keys; `null`: it runs. */
  refuseBusy: (others: number, internal: Problem, call: Call) => Problem | null;
  /** Whether a write is stopped by one with the same key that runs, while `others` run under other keys. */
  stopsRunning: (others: number, call: Call) => boolean;
  /** Whether a write that names a state by its validator may change an item in the state `current`. */
  mayChange: (ifMatch: string, current: string, operation: ResourceOperation) => boolean;
}>;

/** The server that obeys everything. */
export const correct: Behaviour = {
  tellsVersion: () => true,
  identify: (credential, consumers, call) =>
    consumers.find(({ keys }) => keys.some((key) => key.state === 'active' && keyText(call.dialect, key) === credential)) ?? null,
  refuseUnknown: (problem) => problem,
  isVisible: (item, consumer) => item.owner === consumer.name,
  showBudget: (budget) => budget,
  refuseExhausted: (problem) => problem,
  shapeExhausted: (answer) => answer,
  pageAt: (sorted, start, size) => ({ items: sorted.slice(start, start + size), end: start + size }),
  sizeAbove: (_asked, maximum, policy) => (policy === 'clamped' ? maximum : null),
  refuseUnreached: (answer) => answer,
  replay: (_stored, marked) => marked,
  replayEffect: () => undefined,
  isSameRequest: (first, second) =>
    first.method === second.method && first.path === second.path && first.query === second.query && first.body === second.body,
  refuseRunning: (problem) => problem,
  refuseProbe: () => null,
  judgeMember: (flaw) => flaw,
  refuseValid: () => null,
  show: (shown) => shown,
  refuseBusy: () => null,
  stopsRunning: () => true,
  mayChange: (ifMatch, current) => ifMatch.trim() === '*' || ifMatch.split(',').some((tag) => tag.trim() === current),
};
