import type { Gate } from '../gate-schema.ts';
import type { Signature } from '../schema.ts';
import { gate } from './gate.ts';

type Ends = Pick<Signature, 'inputs' | 'missing' | 'label'>;

/**
 * Whether callers of production may go on asking as they do: the same features of the same types in the same order, the
 * same classes. Every difference is to be acknowledged.
 *
 * @param production its version and signature; null where nothing is in production.
 */
export function signatureGate(
  production: { readonly version: string; readonly signature: Ends } | null,
  contender: Ends,
): Gate {
  if (!production) {
    const sentence = 'Nothing is in production yet, so nobody depends on a signature.';
    return gate('signature', 'not_applicable', { sentence });
  }
  const details = signatureDifferences(production.signature, contender);
  const { version } = production;
  if (details.length === 0) {
    const sentence = `It takes the ${contender.inputs.length} inputs of ${version} in their order and answers with its classes.`;
    return gate('signature', 'passed', { sentence });
  }
  return gate('signature', 'needs_acknowledgement', {
    sentence: `It asks or answers otherwise than ${version}.`,
    remedy: 'Acknowledge it once callers that send features themselves, or read classes, know of it.',
    details,
  });
}

/** What changes for callers from one signature to another, a sentence each. */
export function signatureDifferences(before: Ends, after: Ends): string[] {
  const [was, is] = [typesOf(before), typesOf(after)];
  const added = [...is.keys()].filter((feature) => !was.has(feature));
  const removed = [...was.keys()].filter((feature) => !is.has(feature));
  const kept = [...is.keys()].filter((feature) => was.has(feature));
  const retyped = kept.filter((feature) => was.get(feature) !== is.get(feature));
  const isReordered = kept.join() !== [...was.keys()].filter((feature) => is.has(feature)).join();
  return [
    ...added.map((feature) => `input ${feature} (${is.get(feature)}) is new`),
    ...removed.map((feature) => `input ${feature} (${was.get(feature)}) is gone`),
    ...retyped.map((feature) => `input ${feature} was ${was.get(feature)} and is ${is.get(feature)}`),
    ...(isReordered ? ['the inputs stand in another order'] : []),
    ...missingDifferences(before, after),
    ...labelDifferences(before.label, after.label),
  ];
}

const typesOf = ({ inputs }: Ends): Map<string, string> =>
  new Map(inputs.map(({ feature, dtype }) => [feature, dtype]));

function missingDifferences(before: Ends, after: Ends): string[] {
  if (before.missing === after.missing) return [];
  return [
    after.missing === 'refused'
      ? 'rows that miss a feature are no longer scored'
      : 'rows that miss a feature are scored from now on',
  ];
}

function labelDifferences(before: Ends['label'], after: Ends['label']): string[] {
  const asked =
    before.feature === after.feature ? [] : [`it predicts ${after.feature} and no longer ${before.feature}`];
  const [was, is] = [namesOf(before), namesOf(after)];
  const classes = [...new Set([...was.keys(), ...is.keys()])].flatMap((value) => {
    const [from, to] = [was.get(value), is.get(value)];
    if (from === to) return [];
    if (from === undefined) return [`class ${value} (${to}) is new`];
    return [
      to === undefined ? `class ${value} (${from}) is gone` : `class ${value} was called ${from} and is called ${to}`,
    ];
  });
  const isReordered = classes.length === 0 && [...was.keys()].join() !== [...is.keys()].join();
  return [...asked, ...classes, ...(isReordered ? ['the probabilities stand in another order'] : [])];
}

const namesOf = ({ classes }: Ends['label']): Map<number, string> =>
  new Map(classes.map(({ value, name }) => [value, name]));
