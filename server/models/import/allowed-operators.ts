/**
 * Operators that a brought-in ONNX model may use: those in which skl2onnx, onnxmltools and xgboost write scalers,
 * linear models, trees, nearest neighbours, naive Bayes and small networks. All are arithmetic on tensors: none holds a
 * graph of its own, reads a file or draws at random.
 */
export const ALLOWED_OPERATORS: ReadonlySet<string> = new Set([
  ...inDomain('ai.onnx.ml', [
    'ArrayFeatureExtractor',
    'Binarizer',
    'FeatureVectorizer',
    'Imputer',
    'LabelEncoder',
    'LinearClassifier',
    'LinearRegressor',
    'Normalizer',
    'OneHotEncoder',
    'Scaler',
    'SVMClassifier',
    'SVMRegressor',
    'TreeEnsembleClassifier',
    'TreeEnsembleRegressor',
    'ZipMap',
  ]),
  // Shapes and selections
  ...['Cast', 'Concat', 'Constant', 'ConstantOfShape', 'Expand', 'Flatten', 'Gather', 'GatherElements', 'GatherND'],
  ...['Identity', 'Reshape', 'Shape', 'Slice', 'Split', 'Squeeze', 'Transpose', 'Unsqueeze', 'Where', 'OneHot', 'Tile'],
  // Arithmetic
  ...['Abs', 'Add', 'Clip', 'Div', 'Exp', 'Floor', 'Ceil', 'Gemm', 'Log', 'MatMul', 'Max', 'Min', 'Mod', 'Mul', 'Neg'],
  ...['Pow', 'Reciprocal', 'Round', 'Sign', 'Sqrt', 'Sub', 'Sum', 'Erf', 'CumSum'],
  ...['ReduceL1', 'ReduceL2', 'ReduceLogSumExp', 'ReduceMax', 'ReduceMean', 'ReduceMin', 'ReduceProd', 'ReduceSum'],
  ...['ReduceSumSquare', 'ArgMax', 'ArgMin', 'TopK'],
  // Comparison
  ...['And', 'Equal', 'Greater', 'GreaterOrEqual', 'IsInf', 'IsNaN', 'Less', 'LessOrEqual', 'Not', 'Or', 'Xor'],
  // Activations
  ...['Elu', 'LeakyRelu', 'LogSoftmax', 'Relu', 'Selu', 'Sigmoid', 'Softmax', 'Softplus', 'Tanh'],
]);

function inDomain(domain: string, operators: readonly string[]): string[] {
  return operators.map((operator) => `${domain}.${operator}`);
}
