export interface Snippet {
  readonly title: string;
  readonly text: string;
}

interface Asked {
  /** Where this page came from: `http://localhost:3000`. */
  readonly origin: string;
  /** As every door takes it. */
  readonly model: string;
  readonly customer: string;
  /** Every value by feature, when some were changed; null for the customer as stored. */
  readonly values: Readonly<Record<string, number | null>> | null;
  /** Whether programs must show a key. */
  readonly asksForKey: boolean;
}

/** The same question for programs, complete: each prints the JSON answer. */
export function prepareSnippets(asked: Asked): Snippet[] {
  return [
    { title: 'curl', text: curl(asked) },
    { title: 'Python', text: python(asked) },
    { title: 'TypeScript', text: typescript(asked) },
  ];
}

const addressOf = ({ origin, model }: Asked): string =>
  `${origin}/invocations?${new URLSearchParams({ model, details: 'true' })}`;

const bodyOf = ({ customer, values }: Asked) =>
  values ? { dataframe_records: [values] } : { customer_list: [customer] };

function curl(asked: Asked): string {
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  return [
    `curl ${quote(addressOf(asked))} \\`,
    ...(asked.asksForKey ? ['  -H "Authorization: Bearer $COOKOFF_API_KEY" \\'] : []),
    `  -d ${quote(JSON.stringify(bodyOf(asked)))}`,
  ].join('\n');
}

/** JSON texts are Python's too; null is what differs, so that the body is parsed and not written as Python. */
function python(asked: Asked): string {
  return [
    'import json',
    ...(asked.asksForKey ? ['import os'] : []),
    'from urllib.request import Request, urlopen',
    '',
    `body = json.loads(${JSON.stringify(JSON.stringify(bodyOf(asked)))})`,
    'request = Request(',
    `    ${JSON.stringify(addressOf(asked))},`,
    '    data=json.dumps(body).encode(),',
    ...(asked.asksForKey ? ['    headers={"Authorization": "Bearer " + os.environ["COOKOFF_API_KEY"]},'] : []),
    ')',
    'with urlopen(request) as response:',
    '    answer = json.load(response)',
    'print(json.dumps(answer))',
  ].join('\n');
}

function typescript(asked: Asked): string {
  return [
    'interface Answer {',
    '  predictions: (number | null)[];',
    '}',
    '',
    `const response = await fetch(${JSON.stringify(addressOf(asked))}, {`,
    "  method: 'POST',",
    ...(asked.asksForKey ? ["  headers: { authorization: 'Bearer ' + process.env.COOKOFF_API_KEY },"] : []),
    `  body: JSON.stringify(${JSON.stringify(bodyOf(asked))}),`,
    '});',
    'const answer = (await response.json()) as Answer;',
    'console.log(JSON.stringify(answer));',
    '',
    'export {};',
  ].join('\n');
}
