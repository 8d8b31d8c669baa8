import type { BoostedTreesModel, Tree } from '../model.ts';

/** The version of XGBoost whose schema is written; later ones read it too. */
const SCHEMA_VERSION = [1, 7, 4];
/** How XGBoost writes "no parent". */
const NO_PARENT = 2_147_483_647;

/**
 * Boosted trees as XGBoost's own JSON model, to be loaded with `xgboost.Booster(model_file=…)`. Numbers are written so
 * that they read back as the same float32, hence margins are equal to the bit.
 *
 * XGBoost keeps node weights without the learning rate in `base_weights`; no prediction reads them, and what stands
 * there is the weight with it.
 *
 * @param featureNames In the order the model was trained on; the data given to XGBoost must carry the same names.
 * @see https://xgboost.readthedocs.io/en/release_1.7.0/tutorials/saving_model.html
 */
export function boostedToXgboostJson(model: BoostedTreesModel, featureNames: readonly string[]): string {
  const groups = model.objective === 'binary:logistic' ? 1 : model.classes;
  const numClass = String(groups === 1 ? 0 : groups);
  const objective =
    groups === 1
      ? { name: model.objective, reg_loss_param: { scale_pos_weight: '1' } }
      : { name: model.objective, softmax_multiclass_param: { num_class: numClass } };
  return toJson({
    learner: {
      attributes: {},
      feature_names: featureNames,
      feature_types: featureNames.map(() => 'float'),
      gradient_booster: {
        model: {
          gbtree_model_param: {
            num_parallel_tree: '1',
            num_trees: String(model.trees.length),
            size_leaf_vector: '0',
          },
          tree_info: model.trees.map((_, t) => t % groups),
          trees: model.trees.map((tree, id) => xgboostTree(tree, id, featureNames.length)),
        },
        name: 'gbtree',
      },
      learner_model_param: {
        base_score: model.baseScore.toExponential(),
        boost_from_average: '1',
        num_class: numClass,
        num_feature: String(featureNames.length),
        num_target: '1',
      },
      objective,
    },
    version: SCHEMA_VERSION,
  });
}

function xgboostTree(tree: Tree, id: number, featureCount: number) {
  const parents = tree.left.map(() => NO_PARENT);
  for (const children of [tree.left, tree.right]) {
    for (const [node, child] of children.entries()) {
      if (child !== -1) parents[child] = node;
    }
  }
  return {
    base_weights: Float32Array.from(tree.weight),
    categories: [],
    categories_nodes: [],
    categories_segments: [],
    categories_sizes: [],
    default_left: tree.defaultLeft.map(Number),
    id,
    left_children: tree.left,
    loss_changes: Float32Array.from(tree.gain),
    parents,
    right_children: tree.right,
    // A leaf has its weight where a split has its threshold.
    split_conditions: Float32Array.from(tree.threshold, (threshold, node) =>
      tree.left[node] === -1 ? tree.weight[node]! : threshold,
    ),
    split_indices: tree.feature,
    split_type: tree.left.map(() => 0),
    sum_hessian: Float32Array.from(tree.cover),
    tree_param: {
      num_deleted: '0',
      num_feature: String(featureCount),
      num_nodes: String(tree.left.length),
      size_leaf_vector: '0',
    },
  };
}

/**
 * JSON in which the numbers of a Float32Array always have an exponent: XGBoost's reader refuses `3` where it expects a
 * float. Nine digits tell any two float32 apart.
 */
function toJson(value: unknown): string {
  if (value instanceof Float32Array) return `[${Array.from(value, (x) => x.toExponential(8)).join()}]`;
  if (Array.isArray(value)) return `[${value.map(toJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}:${toJson(field)}`);
  return `{${fields.join()}}`;
}
