/** What apply would do, or did: the words plan, apply, the pages and the command line share. */
import type { Definition, DefinitionKind, ValueType } from './vocabulary.ts';

/**
 * - create: a name the registry does not have.
 * - update: words only; the data and everybody who uses it stay as they are.
 * - new_version: the shape changes (features, types, keys, source, ttl; a service's list).
 * - rename: `renamedFrom` names what is applied. The shape may change with it.
 * - delete: the repo has it no more.
 */
export type ChangeAction = 'create' | 'update' | 'new_version' | 'rename' | 'delete';

/** One difference between the feature repo and the feature registry. */
export interface PlannedChange {
  readonly action: ChangeAction;
  readonly kind: DefinitionKind;
  readonly name: string;
  /** What it is called in the registry until now; null unless it is renamed. */
  readonly renamedFrom: string | null;
  /** 0 when there was none. */
  readonly fromVersion: number;
  /** That of before when only words change, and of a delete. */
  readonly toVersion: number;
  /** As applied now; null for a create, and where the registry's entry is damaged. */
  readonly before: Definition | null;
  /** As it will be; null for a delete. */
  readonly body: Definition | null;
  /** What differs, a line each. */
  readonly details: readonly string[];
  /** Of a view: each feature that is not the same feature under the same name, all of them where it comes or goes. */
  readonly features: readonly FeatureChange[];
}

/** What becomes of one feature of a view. */
export interface FeatureChange {
  readonly change: 'added' | 'dropped' | 'retyped' | 'renamed';
  /** As it will be called; a dropped one as it was called. */
  readonly name: string;
  readonly renamedFrom: string | null;
  /** Null for one that is added. */
  readonly fromType: ValueType | null;
  /** Null for one that is dropped. */
  readonly toType: ValueType | null;
}

/** What happens to one place in the stores. */
export interface InfrastructureChange {
  readonly store: 'online' | 'offline';
  /**
   * - create: it is not there. Online apply makes it, offline the first rows do.
   * - keep: nothing is done to it.
   * - grow: it gets columns with the next rows; rows that are there have null in them until they are ingested again.
   * - reingest: rows that are there have a column in another type, and have to be ingested again to a new location.
   * - remove: its rows are deleted for good.
   */
  readonly action: 'create' | 'keep' | 'grow' | 'reingest' | 'remove';
  /** As the view will be called; a deleted one as it was called. */
  readonly view: string;
  /** As people know it: `DynamoDB table shop.spending`. */
  readonly place: string;
  readonly details: readonly string[];
}

/** Where a view and the table behind it do not agree. */
export interface SourceProblem {
  /** `damaged`: a file of the table vanished or cannot be read. */
  readonly problem: 'missing' | 'renamed' | 'retyped' | 'damaged';
  /** Errors are refused by apply; it can live with warnings. */
  readonly severity: 'error' | 'warning';
  readonly view: string;
  readonly table: string;
  /** Null when it is not about a column. */
  readonly column: string | null;
  /** A sentence: what is wrong, where, what would be right. */
  readonly message: string;
}

export interface FeatureRepoPlan {
  /** In an order that can be carried out; empty when the registry already says what the repo says. */
  readonly changes: readonly PlannedChange[];
  /** Every place of every view that is served or changes, what stays as it is among them. */
  readonly infrastructure: readonly InfrastructureChange[];
  readonly problems: readonly SourceProblem[];
  /** Definitions that stay as they are. */
  readonly unchanged: number;
  /** Names that have to be confirmed, because they are deleted: `feature_service till_v1` is confirmed by `till_v1`. */
  readonly toConfirm: readonly string[];
  /** Changes with what would be done, and with every apply: for "apply exactly what I was shown". */
  readonly token: string;
}

/** What was done. */
export interface AppliedPlan extends FeatureRepoPlan {
  /** A sentence for each place that could not be removed; the audit log has them too. */
  readonly leftOver: readonly string[];
}

export interface ApplyOptions {
  /** Names of what may be deleted, as `toConfirm` has them. */
  readonly confirm?: readonly string[] | undefined;
  /** Whether the rows of deleted views go too, online and offline. They stay unless this says otherwise. */
  readonly deleteData?: boolean | undefined;
  /** The plan's token: anything else than that plan is a conflict. */
  readonly token?: string | undefined;
}
