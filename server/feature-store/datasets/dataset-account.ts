import type { HistoricalColumn } from '../historical-columns.ts';
import type { NullReasons } from '../offline/offline-store.ts';
import type { Scalar, ValueType } from '../vocabulary.ts';

export interface PreviewedColumn {
  readonly name: string;
  readonly role: HistoricalColumn['role'] | 'label';
  /** `view:feature` of a feature or label. */
  readonly reference: string | null;
  readonly valueType: ValueType;
  readonly nulls: number;
}

export interface PreviewedView {
  readonly view: string;
  readonly ttlSeconds: number;
  readonly matched: number;
  /** Rows without values from this view, by reason. */
  readonly nullReasons: NullReasons;
  readonly features: readonly {
    readonly reference: string;
    readonly nulls: number;
    /** Those of them whose row was found and holds no value: the rest have the reasons of the view. */
    readonly nullsInRows: number;
  }[];
}

export interface PreviewedLabel {
  readonly reference: string;
  /** In ascending order of their values. */
  readonly classes: readonly { readonly value: Scalar; readonly name: string; readonly rows: number }[];
  /** Rows without a label; training leaves them out. */
  readonly unlabelled: number;
}

/** What a person should know before training on a dataset. */
export interface DatasetWarning {
  readonly kind:
    | 'no_rows'
    | 'all_null'
    | 'older_than_ttl'
    | 'written_later'
    | 'no_label'
    | 'one_class'
    | 'leak'
    | 'constant'
    | 'not_trainable';
  readonly message: string;
}
