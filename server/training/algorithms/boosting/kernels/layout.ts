/**
 * Where things stand in the memory that TypeScript and the kernels share. Read by both compilers: plain numbers only.
 *
 * The control block lies at address 0. Words are 32 bits wide and are named by their index; reals are doubles and are
 * named by their index too. What threads wait for has a cache line of its own.
 */

// Words that threads meet at.
/** Goes up with every job: generation · 256 + threads that take part. */
export const GENERATION = 0;
/** Threads that have finished the job. */
export const DONE = 16;
/** The next piece of the job that nobody has taken. */
export const NEXT_PIECE = 32;
/** Helpers that wait without spinning. */
export const SLEEPERS = 48;
/** 1 while the fitting thread waits without spinning. */
export const FITTER_SLEEPS = 49;
/** Helpers that have started. */
export const HELPERS = 50;

// What is to be done.
export const JOB = 64;
export const JOB_STOP = 0;
export const JOB_BIN_COLUMNS = 1;
export const JOB_GRADIENTS = 2;
export const JOB_FILL = 3;
export const JOB_SEARCH = 4;
export const JOB_DIVIDE = 5;
export const JOB_GATHER = 6;
export const JOB_ADD_LEAVES = 7;

// Sizes.
export const ROWS = 65;
/** Trees a round: 1 for the logistic, the number of classes for the softmax. */
export const GROUPS = 66;
/** Which of them is being grown. */
export const GROUP = 67;
/** A multiple of LANES: the last ones may stand for nothing. */
export const FEATURES = 68;
/** Pieces of the job. */
export const PIECES = 69;
/** Pieces that the features of one pair of nodes are divided into. */
export const SHARES = 70;
/** 1 where bins take a byte, 2 where they take two. */
export const BIN_BYTES = 71;
/** Bytes of one node's histogram. */
export const HISTOGRAM_BYTES = 72;
export const MAX_BIN = 73;
/** First of the columns that are being binned. */
export const FIRST_COLUMN = 75;
/** Bytes of sketch scratch a thread has. */
export const SCRATCH_BYTES = 76;

// Addresses; shapes are said in memory-plan.ts.
export const MARGINS = 80;
export const LABELS = 81;
export const WEIGHTS = 82;
export const GRADIENTS = 83;
export const LOSSES = 84;
export const BINS = 85;
export const FEATURE_TABLE = 86;
export const ROW_LIST = 87;
export const LEFT_LIST = 88;
export const RIGHT_LIST = 89;
export const PIECE_TABLE = 90;
export const CANDIDATES = 91;
export const NODE_GRAD = 92;
export const NODE_HESS = 93;
export const NODE_OWN_GAIN = 94;
export const COLUMNS = 95;
export const CUTS = 96;
export const SCRATCH = 97;
/** (threads, groups) float32, each thread's on cache lines of its own. */
export const POWERS = 98;

// Reals.
export const LAMBDA = 64;
export const ALPHA = 65;
export const MIN_CHILD_WEIGHT = 66;

/** Address of 2^(i/32) for i = 0 … 31, doubles. */
export const EXP_TABLE = 1024;
export const CONTROL_BYTES = 2048;

/** Rows whose loss is added up before it is added to others': the sum is then the same for any number of threads. */
export const LOSS_BLOCK = 1024;

/** Features whose bins lie side by side: one load brings the bins of all of them. */
export const LANES = 4;

// FEATURE_TABLE: words of one feature.
export const FEATURE_WORDS = 8;
/** Where its cells begin in a histogram, in bytes. */
export const FEATURE_OFFSET = 0;
/** Bins it has; 0 where it stands for nothing. */
export const FEATURE_BINS = 1;
/** Rows that have a value. */
export const FEATURE_PRESENT = 2;
/** 1 where the tree may split on it. */
export const FEATURE_IS_SAMPLED = 3;
/** float32 below every value. */
export const FEATURE_BELOW = 4;
/** The bin of missing values. */
export const FEATURE_MISSING_BIN = 5;
/** Entries a summary of its quantile sketch may keep. */
export const FEATURE_SUMMARY_LIMIT = 6;

// PIECE_TABLE: words of one piece.
export const PIECE_WORDS = 8;
// A pair of nodes to be searched; the heavier one is −1 where there is none.
export const PAIR_LIGHT = 0;
export const PAIR_LIGHT_HISTOGRAM = 1;
export const PAIR_BEGIN = 2;
/** Negative where the histogram is filled already. */
export const PAIR_COUNT = 3;
export const PAIR_HEAVY = 4;
export const PAIR_HEAVY_HISTOGRAM = 5;
// Rows to be divided, or given a leaf's weight.
export const BLOCK_BEGIN = 0;
export const BLOCK_COUNT = 1;
export const BLOCK_FEATURE = 2;
/** Last bin that goes left. */
export const BLOCK_LAST_LEFT = 3;
/** 1 where missing values go left. */
export const BLOCK_DEFAULT_LEFT = 4;
/** How many went left. */
export const BLOCK_LEFT = 5;
/** Where the block's left and right rows go in the list. */
export const BLOCK_LEFT_TO = 6;
export const BLOCK_RIGHT_TO = 7;
/** Weight of the leaf, float32. */
export const BLOCK_WEIGHT = 2;

// CANDIDATES: bytes of one candidate.
export const CANDIDATE_BYTES = 32;
export const CANDIDATE_GAIN = 0;
export const CANDIDATE_FEATURE = 4;
/** Bin at the scanned side of the split. */
export const CANDIDATE_BIN = 8;
/** 1 where missing values go left. */
export const CANDIDATE_DEFAULT_LEFT = 12;
/** Sums of the scanned side, doubles: gradient, hessian. */
export const CANDIDATE_SUMS = 16;

// Exact search: bytes of one node's record.
export const SCAN_BYTES = 64;
/** Sums of what was passed, doubles: gradient, hessian. */
export const SCAN_PASSED = 0;
/** Sums of the node. */
export const SCAN_SUMS = 16;
/** Last value passed. */
export const SCAN_LAST = 32;
export const SCAN_OWN_GAIN = 36;
export const SCAN_GAIN = 40;
export const SCAN_FEATURE = 44;
export const SCAN_THRESHOLD = 48;
export const SCAN_DEFAULT_LEFT = 52;
