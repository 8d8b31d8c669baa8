// AssemblyScript. The best split of one node, feature by feature: ../scan-histogram.ts and ../split-gain.ts say what
// and why. Four bins are weighed at once; whatever might win is weighed again, alone, by the plain formula.
import * as layout from './layout';

// The node being searched: every thread has its own of these.
let nodeGrad: f64 = 0;
let nodeHess: f64 = 0;
let ownGain: f32 = 0;
let lambda: f64 = 0;
let alpha: f64 = 0;
let minChildWeight: f64 = 0;
/** Where the best candidate is kept, and its gain. */
let candidate: usize = 0;
let bestGain: f32 = 0;

/** Penalties of the fit. */
export function setPenalties(l2: f64, l1: f64, leastHess: f64): void {
  lambda = l2;
  alpha = l1;
  minChildWeight = leastHess;
}

/** Begins a node that has no candidate yet. */
export function beginNode(grad: f64, hess: f64, gain: f32, keepAt: usize): void {
  nodeGrad = grad;
  nodeHess = hess;
  ownGain = gain;
  candidate = keepAt;
  bestGain = 0;
  store<f32>(candidate, 0, layout.CANDIDATE_GAIN);
}

/** T(G)² / (H + λ); 0 when empty. */
function sideGain(grad: f64, hess: f64): f32 {
  if (hess <= 0) return 0;
  const shrunk = max<f64>(abs(grad) - alpha, 0);
  return f32(shrunk * shrunk) / f32(hess + lambda);
}

/** Keeps the split with `passed` on one side if it gains more than the best. */
function weigh(passed: v128, feature: i32, bin: i32, defaultLeft: i32): void {
  const grad = f64x2.extract_lane(passed, 0);
  const hess = f64x2.extract_lane(passed, 1);
  const restHess = nodeHess - hess;
  if (hess < minChildWeight || restHess < minChildWeight) return;
  const gain: f32 = sideGain(grad, hess) + sideGain(nodeGrad - grad, restHess) - ownGain;
  if (!(gain > bestGain) || gain === f32.POSITIVE_INFINITY) return;
  bestGain = gain;
  store<f32>(candidate, gain, layout.CANDIDATE_GAIN);
  store<i32>(candidate, feature, layout.CANDIDATE_FEATURE);
  store<i32>(candidate, bin, layout.CANDIDATE_BIN);
  store<i32>(candidate, defaultLeft, layout.CANDIDATE_DEFAULT_LEFT);
  v128.store(candidate, passed, layout.CANDIDATE_SUMS);
}

/** Doubles to floats: (a0, a1, b0, b1). */
function demote(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(f32x4.demote_f64x2_zero(a), f32x4.demote_f64x2_zero(b), 0, 1, 4, 5);
}

/** Gains of four sides as `sideGain` has them, where their hessians are above 0. */
function sideGains(grad01: v128, grad23: v128, hess01: v128, hess23: v128): v128 {
  const l1 = f64x2.splat(alpha);
  const l2 = f64x2.splat(lambda);
  const shrunk01 = f64x2.pmax(f64x2.sub(f64x2.abs(grad01), l1), f64x2.splat(0));
  const shrunk23 = f64x2.pmax(f64x2.sub(f64x2.abs(grad23), l1), f64x2.splat(0));
  const squares = demote(f64x2.mul(shrunk01, shrunk01), f64x2.mul(shrunk23, shrunk23));
  return f32x4.div(squares, demote(f64x2.add(hess01, l2), f64x2.add(hess23, l2)));
}

/** What passing `bins` bins of a feature told. */
let passedAll: v128 = f64x2.splat(0);
let mostGained: f32 = 0;

/**
 * Passes the cells from `first` on, `stride` bytes apart, and weighs a split after each.
 *
 * `mostGained` becomes the largest gain seen, sides a millionth too light included; `passedAll` the sums.
 *
 * @param bins A multiple of 4: features are padded with empty bins, which win nothing.
 * @param bin  Bin of the first cell.
 * @param step 1 upward, −1 downward (missing values then go left).
 */
function pass(first: usize, bins: i32, feature: i32, bin: i32, step: i32): void {
  const stride = <usize>(step << 4);
  const defaultLeft = i32(step < 0);
  const leastHess = f64x2.splat(minChildWeight * 0.999999);
  const allGrad = f64x2.splat(nodeGrad);
  const allHess = f64x2.splat(nodeHess);
  const own = f32x4.splat(ownGain);
  const isFiltered = minChildWeight > 0;
  let most = f32x4.splat(0);
  let passed = f64x2.splat(0);
  let cell = first;
  for (let at = 0; at < bins; at += 4, bin += 4 * step, cell += 4 * stride) {
    const p0 = f64x2.add(passed, v128.load(cell));
    const p1 = f64x2.add(p0, v128.load(cell + stride));
    const p2 = f64x2.add(p1, v128.load(cell + 2 * stride));
    const p3 = f64x2.add(p2, v128.load(cell + 3 * stride));
    passed = p3;
    const grad01 = v128.shuffle<f64>(p0, p1, 0, 2);
    const grad23 = v128.shuffle<f64>(p2, p3, 0, 2);
    const hess01 = v128.shuffle<f64>(p0, p1, 1, 3);
    const hess23 = v128.shuffle<f64>(p2, p3, 1, 3);
    const restHess01 = f64x2.sub(allHess, hess01);
    const restHess23 = f64x2.sub(allHess, hess23);
    const heavy01 = v128.and(f64x2.ge(hess01, leastHess), f64x2.ge(restHess01, leastHess));
    const heavy23 = v128.and(f64x2.ge(hess23, leastHess), f64x2.ge(restHess23, leastHess));
    const heavy = v128.shuffle<i32>(heavy01, heavy23, 0, 2, 4, 6);
    if (isFiltered && !v128.any_true(heavy)) continue;
    const near = sideGains(grad01, grad23, hess01, hess23);
    const far = sideGains(f64x2.sub(allGrad, grad01), f64x2.sub(allGrad, grad23), restHess01, restHess23);
    const gains = v128.and(f32x4.sub(f32x4.add(near, far), own), heavy);
    most = f32x4.max(most, gains);
    if (!isFiltered || v128.any_true(f32x4.gt(gains, f32x4.splat(bestGain)))) {
      weigh(p0, feature, bin, defaultLeft);
      weigh(p1, feature, bin + step, defaultLeft);
      weigh(p2, feature, bin + 2 * step, defaultLeft);
      weigh(p3, feature, bin + 3 * step, defaultLeft);
    }
  }
  passedAll = passed;
  mostGained = max<f32>(
    max<f32>(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
    max<f32>(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
  );
}

/**
 * Weighs all splits of the node on one feature: missing values right, then left where there are any or where sums that
 * differ by rounding look like it.
 *
 * @param cells First cell of the feature in the node's histogram.
 */
export function searchFeature(cells: usize, feature: i32, bins: i32, hasMissing: bool): void {
  const padded = (bins + 3) & ~3;
  pass(cells, padded, feature, 0, 1);
  const isWhole = f64x2.extract_lane(passedAll, 0) === nodeGrad && f64x2.extract_lane(passedAll, 1) === nodeHess;
  if (isWhole || (!hasMissing && isHopelessBackward())) return;
  pass(cells + <usize>((padded - 1) << 4), padded, feature, padded - 1, -1);
}

/**
 * Where nothing is missing, passing downward weighs the same splits with the sides swapped: gains differ by rounding
 * alone. When the upward pass stayed further below the best than rounding reaches, nothing can win downward.
 */
function isHopelessBackward(): bool {
  const reach = mostGained + (mostGained + ownGain + 1) * 1e-4;
  return minChildWeight > 1e-6 * nodeHess && reach < bestGain;
}
