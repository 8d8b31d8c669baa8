import { route } from '#server/doors/route';
import { CardQuerySchema, VersionParamsSchema } from '#server/doors/version-routes';
import { EditCardSchema } from '#server/models/card-schema';
import { editCard } from '#server/models/edit-card';
import { readCard, toCardDocument } from '#server/models/read-card';

export const GET = route(
  { params: VersionParamsSchema, query: CardQuerySchema },
  async ({ params: { name, version }, query: { format } }) => {
    const card = await readCard(name, version);
    if (format === 'json') return card;
    return new Response(toCardDocument(card), {
      headers: {
        'content-type': 'text/markdown; charset=utf-8',
        'content-disposition': `attachment; filename="${name}-${version}-card.md"`,
      },
    });
  },
);

export const PUT = route(
  { params: VersionParamsSchema, body: EditCardSchema },
  ({ params: { name, version }, body, actor }) => editCard({ model: name, version }, body, actor),
);
