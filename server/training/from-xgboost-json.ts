import { z } from 'zod';
import { AppError } from '#server/platform/errors';
import type { BoostedTreesModel, Tree } from './model.ts';

const numbers = z.array(z.number());
/** XGBoost writes the shortest text that reads back as the same float32, which as a double is another number. */
const floats = z.array(z.number().transform(Math.fround));
const flags = z.array(z.union([z.boolean(), z.number()]).transform(Boolean));

const TreeSchema = z.object({
  left_children: numbers,
  right_children: numbers,
  split_indices: numbers,
  split_conditions: floats,
  default_left: flags,
  loss_changes: floats,
  sum_hessian: floats,
  split_type: numbers.default([]),
});

const ModelSchema = z.object({
  learner: z.object({
    attributes: z.record(z.string(), z.string()).default({}),
    feature_names: z.array(z.string()).default([]),
    gradient_booster: z.object({
      name: z.string(),
      model: z.object({ tree_info: numbers, trees: z.array(TreeSchema) }).optional(),
    }),
    learner_model_param: z.object({ base_score: z.string(), num_class: z.string(), num_feature: z.string() }),
    objective: z.object({ name: z.string() }),
  }),
});
type Learner = z.output<typeof ModelSchema>['learner'];

/** A model of the xgboost package with what it was trained on. */
export interface XgboostFile {
  readonly model: BoostedTreesModel;
  readonly features: number;
  /** Empty where the file names none. */
  readonly featureNames: readonly string[];
}

/**
 * Reads the JSON that the xgboost package saves (`model.save_model('model.json')`), the reverse of `toXgboostJson`: the
 * model answers as XGBoost does with all of its rounds.
 *
 * @throws AppError invalid_input naming what is wrong or not supported: another format, booster, objective or kind of
 *   split, or trees that are damaged.
 */
export function fromXgboostJson(text: string): XgboostFile {
  const { learner } = parse(text);
  const { gradient_booster: booster, learner_model_param: params, objective } = learner;
  if (booster.name !== 'gbtree' || !booster.model) refuse(`its booster is ${booster.name}; only gbtree is read`);
  const binary = objective.name === 'binary:logistic';
  if (!binary && objective.name !== 'multi:softprob' && objective.name !== 'multi:softmax') {
    refuse(`its objective is ${objective.name}; read are binary:logistic, multi:softprob and multi:softmax`);
  }
  const groups = binary ? 1 : Number(params.num_class);
  const features = Number(params.num_feature);
  const { trees, tree_info: info } = booster.model;
  if (trees.length === 0) refuse('it has no trees');
  if (info.some((group, t) => group !== t % groups)) refuse('it grows several trees a round; only one a class is read');
  const bases = baseScores(params.base_score);
  const shared = bases.every((base) => base === bases[0]);
  return {
    model: {
      kind: 'boosted_trees',
      objective: binary ? 'binary:logistic' : 'multi:softprob',
      classes: binary ? 2 : groups,
      baseScore: shared ? bases[0]! : 0,
      trees: [...(shared ? [] : bases.map(leaf)), ...trees.map((tree, t) => toTree(tree, t, features))],
    },
    features,
    featureNames: learner.feature_names,
  };
}

function parse(text: string): { learner: Learner } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    refuse('it is not JSON; save it with model.save_model("model.json")');
  }
  const parsed = ModelSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  return refuse(`${path.join('.')}: ${message}; save it with model.save_model("model.json")`);
}

/** XGBoost writes one number, or since 3.1 a list with one for each class. */
function baseScores(text: string): number[] {
  const bases = text
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map(Number);
  return bases.some(Number.isNaN) ? refuse(`its base_score "${text}" is no number`) : bases;
}

/** A tree that answers the same for every row. */
const leaf = (weight: number): Tree => ({
  left: [-1],
  right: [-1],
  feature: [0],
  threshold: [0],
  defaultLeft: [false],
  weight: [weight],
  gain: [0],
  cover: [0],
});

function toTree(tree: z.output<typeof TreeSchema>, t: number, features: number): Tree {
  const { left_children: left, right_children: right, split_indices: feature, split_conditions: conditions } = tree;
  if (tree.split_type.some((type) => type !== 0)) refuse(`tree ${t} splits on categories; only numbers are read`);
  const columns = [right, feature, conditions, tree.default_left, tree.loss_changes, tree.sum_hessian];
  if (columns.some((column) => column.length !== left.length)) refuse(`the columns of tree ${t} differ in length`);
  requireTree(left, right, t);
  if (feature.some((j, node) => left[node] !== -1 && !(j >= 0 && j < features))) {
    refuse(`tree ${t} splits on a feature beyond its ${features}`);
  }
  const isLeaf = (node: number): boolean => left[node] === -1;
  return {
    left,
    right,
    feature,
    threshold: conditions.map((value, node) => (isLeaf(node) ? 0 : value)),
    defaultLeft: tree.default_left,
    weight: conditions.map((value, node) => (isLeaf(node) ? value : 0)),
    gain: tree.loss_changes,
    cover: tree.sum_hessian,
  };
}

/** Every node is reached once, and both children of a split exist. */
function requireTree(left: readonly number[], right: readonly number[], t: number): void {
  const open = [0];
  const seen = new Set<number>();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const [a, b] = [left[node], right[node]];
    const isWhole = a !== undefined && b !== undefined && (a === -1) === (b === -1);
    if (!isWhole || seen.has(node)) refuse(`tree ${t} is damaged at node ${node}`);
    seen.add(node);
    if (a !== -1) open.push(a!, b!);
  }
}

function refuse(problem: string): never {
  throw new AppError('invalid_input', `The XGBoost model cannot be read: ${problem}.`, { fields: { file: problem } });
}
