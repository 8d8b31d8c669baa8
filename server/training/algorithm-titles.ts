/** What people call the algorithms. For the browser, too: `ALGORITHMS` has their parameters, and with them Zod. */
export const ALGORITHM_TITLES = {
  xgboost: 'Gradient boosted trees',
  logistic_regression: 'Logistic regression',
  random_forest: 'Random forest',
  decision_tree: 'Decision tree',
  majority: 'Majority class',
  stratified: 'Stratified chance',
} as const;
