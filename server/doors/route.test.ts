import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '#server/platform/errors';
import { log } from '#server/platform/log';
import { route } from './route.ts';

const context = (params: Record<string, string> = {}) => ({ params: Promise.resolve(params) });
const post = (body: string, headers: Record<string, string> = {}) =>
  new Request('http://cookoff.test/api/v1/things/7?limit=5', { method: 'POST', body, headers });

const handler = route(
  {
    params: z.object({ id: z.string() }),
    query: z.object({ limit: z.coerce.number().max(10) }),
    body: z.strictObject({ name: z.string() }),
    status: 201,
  },
  async ({ params, query, body, actor }) => ({ ...params, ...query, ...body, by: actor.name }),
);

test('the work gets what the schemas made of the request, and its result is the answer', async () => {
  const response = await handler(post('{"name":"x"}', { cookie: 'a=b; cookoff_actor=Ada%20L' }), context({ id: '7' }));
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ id: '7', limit: 5, name: 'x', by: 'Ada L' });
});

test('a wrong field is a 422 problem that names it', async () => {
  const response = await handler(post('{"nam":"x"}'), context({ id: '7' }));
  expect(response.status).toBe(422);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({
    type: 'about:blank',
    title: 'Unprocessable Entity',
    status: 422,
    code: 'invalid_input',
    errors: { name: expect.any(String) },
  });
});

test('text that is not JSON is a 400 problem', async () => {
  expect((await handler(post('{'), context({ id: '7' }))).status).toBe(400);
});

test('what was expected keeps its words; a bug is logged and blurred', async () => {
  const expected = route({}, () => Promise.reject(new AppError('not_found', 'There is no thing "7".')));
  const answer = await (await expected(new Request('http://cookoff.test/'), context())).json();
  expect(answer).toMatchObject({ status: 404, detail: 'There is no thing "7".' });

  const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
  const bug = route({}, () => Promise.reject(new TypeError('password is undefined')));
  const response = await bug(new Request('http://cookoff.test/'), context());
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('password');
  expect(logged).toHaveBeenCalledOnce();
});

test('nothing is 204, and a response goes out as it is', async () => {
  const nothing = route({}, async () => undefined);
  expect((await nothing(new Request('http://cookoff.test/'), context())).status).toBe(204);
  const own = route({}, async () => new Response('a,b\n', { headers: { 'content-type': 'text/csv' } }));
  expect(await (await own(new Request('http://cookoff.test/'), context())).text()).toBe('a,b\n');
});
