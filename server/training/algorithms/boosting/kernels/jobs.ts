// AssemblyScript. The jobs of a fit, piece by piece; sizes and addresses come from the control block.

import { binColumn, cutColumn } from './bins';
import { logisticGradients, softmaxGradients } from './gradients';
import { addToHistogram, groupBins, subtractCells, sumCells, sumRows } from './histogram';
import * as at from './layout';
import { addToMargins, divideRows } from './partition';
import { beginNode, searchFeature, setPenalties } from './scan';

function word(index: i32): i32 {
  return load<i32>(index << 2);
}

function featureWord(feature: i32, index: i32): i32 {
  return load<i32>(word(at.FEATURE_TABLE) + ((feature * at.FEATURE_WORDS + index) << 2));
}

function setFeatureWord(feature: i32, index: i32, value: i32): void {
  store<i32>(word(at.FEATURE_TABLE) + ((feature * at.FEATURE_WORDS + index) << 2), value);
}

function pieceTable(piece: i32): usize {
  return word(at.PIECE_TABLE) + ((piece * at.PIECE_WORDS) << 2);
}

/** Gradients of the trees being grown, (rows, 2) float32. */
function groupGradients(): usize {
  return word(at.GRADIENTS) + ((<usize>word(at.GROUP) * word(at.ROWS)) << 3);
}

/** Does one piece of the job; `thread` says whose scratch it may use. */
export function doPiece(piece: i32, thread: i32): void {
  const job = word(at.JOB);
  const isNarrow = word(at.BIN_BYTES) === 1;
  if (job === at.JOB_BIN_COLUMNS) binPiece(piece, thread);
  else if (job === at.JOB_GRADIENTS) gradientPiece(piece, thread);
  else if (job === at.JOB_FILL) fillPiece(piece);
  else if (job === at.JOB_SEARCH) searchPiece(piece);
  else if (job === at.JOB_DIVIDE && isNarrow) dividePiece<u8>(piece);
  else if (job === at.JOB_DIVIDE) dividePiece<u16>(piece);
  else if (job === at.JOB_GATHER) gatherPiece(piece);
  else if (job === at.JOB_ADD_LEAVES) leafPiece(piece);
}

/** Piece: one column of the batch. */
function binPiece(piece: i32, thread: i32): void {
  const rows = word(at.ROWS);
  const feature = word(at.FIRST_COLUMN) + piece;
  const column = word(at.COLUMNS) + ((piece * rows) << 2);
  const cuts = word(at.CUTS) + ((feature * word(at.MAX_BIN)) << 2);
  const below = word(at.FEATURE_TABLE) + ((feature * at.FEATURE_WORDS + at.FEATURE_BELOW) << 2);
  const present = featureWord(feature, at.FEATURE_PRESENT);
  const scratch = word(at.SCRATCH) + thread * word(at.SCRATCH_BYTES);
  const count = cutColumn(
    column,
    word(at.WEIGHTS),
    rows,
    present,
    word(at.MAX_BIN),
    featureWord(feature, at.FEATURE_SUMMARY_LIMIT),
    scratch,
    cuts,
    below,
  );
  const missing = (count + 3) & ~3;
  setFeatureWord(feature, at.FEATURE_BINS, count);
  setFeatureWord(feature, at.FEATURE_MISSING_BIN, missing);
  if (word(at.BIN_BYTES) === 1) binColumn<u8>(column, rows, cuts, count, missing, laneOf<u8>(feature));
  else binColumn<u16>(column, rows, cuts, count, missing, laneOf<u16>(feature));
}

/** First bin of a feature. */
function laneOf<T>(feature: i32): usize {
  const group = groupBins<T>(word(at.BINS), feature / at.LANES, word(at.ROWS));
  return group + (feature % at.LANES) * sizeof<T>();
}

/** Piece: LOSS_BLOCK rows. */
function gradientPiece(piece: i32, thread: i32): void {
  const rows = word(at.ROWS);
  const begin = piece * at.LOSS_BLOCK;
  const end = min<i32>(begin + at.LOSS_BLOCK, rows);
  const groups = word(at.GROUPS);
  const margins = word(at.MARGINS);
  const labels = word(at.LABELS);
  const weights = word(at.WEIGHTS);
  const gradients = word(at.GRADIENTS);
  const powers = word(at.POWERS) + thread * ((groups * 4 + 63) & ~63);
  const loss =
    groups === 1
      ? logisticGradients(begin, end, margins, labels, weights, gradients)
      : softmaxGradients(begin, end, rows, groups, margins, labels, weights, gradients, powers);
  store<f64>(word(at.LOSSES) + (piece << 3), loss);
}

/** First group of lanes of a share, out of `shares`. */
function firstGroup(share: i32, shares: i32): i32 {
  return ((word(at.FEATURES) / at.LANES) * share) / shares;
}

/** Piece: a share of the features of a pair. Fills the lighter node's cells and leaves the rest to the heavier one. */
function fillPiece(piece: i32): void {
  const shares = word(at.SHARES);
  const pair = pieceTable(piece / shares);
  const begin = firstGroup(piece % shares, shares);
  const end = firstGroup((piece % shares) + 1, shares);
  const light = load<i32>(pair, at.PAIR_LIGHT_HISTOGRAM << 2);
  const from = featureWord(begin * at.LANES, at.FEATURE_OFFSET);
  const to =
    end * at.LANES === word(at.FEATURES) ? word(at.HISTOGRAM_BYTES) : featureWord(end * at.LANES, at.FEATURE_OFFSET);
  memory.fill(light + from, 0, to - from);
  const rowList = word(at.ROW_LIST) + (load<i32>(pair, at.PAIR_BEGIN << 2) << 2);
  const count = load<i32>(pair, at.PAIR_COUNT << 2);
  const table = word(at.FEATURE_TABLE);
  const gradients = groupGradients();
  for (let group = begin; group < end; group++) {
    if (word(at.BIN_BYTES) === 1) {
      const bins = groupBins<u8>(word(at.BINS), group, word(at.ROWS));
      addToHistogram<u8>(light, table, group, bins, rowList, count, gradients);
    } else {
      const bins = groupBins<u16>(word(at.BINS), group, word(at.ROWS));
      addToHistogram<u16>(light, table, group, bins, rowList, count, gradients);
    }
  }
  const heavy = load<i32>(pair, at.PAIR_HEAVY_HISTOGRAM << 2);
  if (heavy) subtractCells(heavy + from, light + from, to - from);
}

/** Piece: as above, filled unless the count of rows is negative, then searched. */
function searchPiece(piece: i32): void {
  const shares = word(at.SHARES);
  const pair = pieceTable(piece / shares);
  const share = piece % shares;
  if (load<i32>(pair, at.PAIR_COUNT << 2) >= 0) fillPiece(piece);
  const light = load<i32>(pair, at.PAIR_LIGHT << 2);
  const heavy = load<i32>(pair, at.PAIR_HEAVY << 2);
  const slot = 2 * (piece - share) + share;
  if (light >= 0) searchNode(light, load<i32>(pair, at.PAIR_LIGHT_HISTOGRAM << 2), share, slot);
  if (heavy >= 0) searchNode(heavy, load<i32>(pair, at.PAIR_HEAVY_HISTOGRAM << 2), share, slot + shares);
}

/** The best split of a node on a share of the features, kept in a slot of the candidates. */
function searchNode(node: i32, histogram: usize, share: i32, slot: i32): void {
  const rows = word(at.ROWS);
  const grad = load<f64>(word(at.NODE_GRAD) + (node << 3));
  const hess = load<f64>(word(at.NODE_HESS) + (node << 3));
  const ownGain = load<f32>(word(at.NODE_OWN_GAIN) + (node << 2));
  setPenalties(load<f64>(at.LAMBDA << 3), load<f64>(at.ALPHA << 3), load<f64>(at.MIN_CHILD_WEIGHT << 3));
  beginNode(grad, hess, ownGain, word(at.CANDIDATES) + slot * at.CANDIDATE_BYTES);
  // Neither side could be heavy enough: tree-params.ts, leastHessToSplit.
  if (hess < 2 * load<f64>(at.MIN_CHILD_WEIGHT << 3) * (1 - 1e-9)) return;
  const end = firstGroup(share + 1, word(at.SHARES)) * at.LANES;
  for (let feature = firstGroup(share, word(at.SHARES)) * at.LANES; feature < end; feature++) {
    if (!featureWord(feature, at.FEATURE_IS_SAMPLED)) continue;
    const cells = histogram + featureWord(feature, at.FEATURE_OFFSET);
    const hasMissing = featureWord(feature, at.FEATURE_PRESENT) < rows;
    searchFeature(cells, feature, featureWord(feature, at.FEATURE_BINS), hasMissing);
  }
}

/** Piece: a block of a node's rows. */
function dividePiece<T>(piece: i32): void {
  const block = pieceTable(piece);
  const begin = load<i32>(block, at.BLOCK_BEGIN << 2) << 2;
  const feature = load<i32>(block, at.BLOCK_FEATURE << 2);
  const left = divideRows<T>(
    word(at.ROW_LIST) + begin,
    load<i32>(block, at.BLOCK_COUNT << 2),
    laneOf<T>(feature),
    at.LANES * sizeof<T>(),
    load<i32>(block, at.BLOCK_LAST_LEFT << 2),
    load<i32>(block, at.BLOCK_DEFAULT_LEFT << 2) ? featureWord(feature, at.FEATURE_MISSING_BIN) : -1,
    word(at.LEFT_LIST) + begin,
    word(at.RIGHT_LIST) + begin,
  );
  store<i32>(block, left, at.BLOCK_LEFT << 2);
}

/** Piece: a block that has been divided; its rows go to their places. */
function gatherPiece(piece: i32): void {
  const block = pieceTable(piece);
  const begin = load<i32>(block, at.BLOCK_BEGIN << 2) << 2;
  const left = load<i32>(block, at.BLOCK_LEFT << 2);
  const right = load<i32>(block, at.BLOCK_COUNT << 2) - left;
  const rowList = word(at.ROW_LIST);
  memory.copy(rowList + (load<i32>(block, at.BLOCK_LEFT_TO << 2) << 2), word(at.LEFT_LIST) + begin, left << 2);
  memory.copy(rowList + (load<i32>(block, at.BLOCK_RIGHT_TO << 2) << 2), word(at.RIGHT_LIST) + begin, right << 2);
}

/** Piece: a block of a leaf's rows. */
function leafPiece(piece: i32): void {
  const block = pieceTable(piece);
  addToMargins(
    word(at.ROW_LIST) + (load<i32>(block, at.BLOCK_BEGIN << 2) << 2),
    load<i32>(block, at.BLOCK_COUNT << 2),
    word(at.MARGINS),
    word(at.GROUPS),
    word(at.GROUP),
    load<f32>(block, at.BLOCK_WEIGHT << 2),
  );
}

/** Sums of all rows into node 0: over the first feature's bins where nothing is missing, over the rows otherwise. */
export function sumRoot(histogram: usize, isDense: bool): void {
  const sums = isDense
    ? sumCells(histogram + featureWord(0, at.FEATURE_OFFSET), featureWord(0, at.FEATURE_BINS))
    : sumRows(groupGradients(), word(at.ROWS));
  store<f64>(word(at.NODE_GRAD), f64x2.extract_lane(sums, 0));
  store<f64>(word(at.NODE_HESS), f64x2.extract_lane(sums, 1));
}
