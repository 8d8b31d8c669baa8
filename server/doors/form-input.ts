/** What a form field becomes: text, a list of texts (`name[]`), or an object of such (`params.max_depth`). */
export type FormInput = string | File | FormInput[] | { [name: string]: FormInput };

/**
 * A form as the object its schema describes. `features[]` is always a list, even with one box ticked; `params.C` is
 * the field C of `params`; a field left empty is left out, so that a schema's default applies. Numbers stay text: only
 * the schema knows what is one.
 */
export function formInput(form: FormData): Record<string, FormInput> {
  const input: Record<string, FormInput> = Object.create(null);
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue; // React's own fields
    const values = form.getAll(name).filter((value) => value !== '');
    if (values.length === 0) continue;
    place(input, name.replace(/\[\]$/, '').split('.'), name.endsWith('[]') ? values : values[0]!);
  }
  return input;
}

function place(object: Record<string, FormInput>, path: readonly string[], value: FormInput): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    object[name] = value;
    return;
  }
  const inner = object[name];
  const nested: Record<string, FormInput> = isObject(inner) ? inner : Object.create(null);
  object[name] = nested;
  place(nested, rest, value);
}

const isObject = (value: FormInput | undefined): value is Record<string, FormInput> =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof File);
