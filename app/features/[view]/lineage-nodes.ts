import type { ViewLineage } from '#server/jobs/view-lineage';
import { formatCount, formatQuantity } from '../../_ui/format-number.ts';
import { formatMoment } from '../../_ui/format-time.ts';

/** One thing in a lineage, with what it was made from. */
export interface LineageNode {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** Its page; null where it has none. */
  readonly href: string | null;
  /** Ids of the nodes it was made from. */
  readonly from: readonly string[];
}

export interface LineageLayer {
  readonly title: string;
  readonly nodes: readonly LineageNode[];
}

/** A lineage in the layers of the data's way; a layer with nothing in it is left out. */
export function toLayers(lineage: ViewLineage): LineageLayer[] {
  const { view } = lineage;
  const layers = [
    { title: 'Files', nodes: fileNodes(lineage) },
    { title: 'Offline table', nodes: [tableNode(lineage)] },
    {
      title: 'View',
      nodes: [
        {
          id: 'view',
          title: view.name,
          detail: `version ${view.version}, ${formatQuantity(view.fields.length, 'feature')}`,
          href: `/features/${view.name}`,
          from: ['table'],
        },
      ],
    },
    { title: 'Services', nodes: serviceNodes(lineage) },
    { title: 'Runs', nodes: runNodes(lineage) },
    { title: 'Models', nodes: modelNodes(lineage) },
    { title: 'Batches', nodes: batchNodes(lineage) },
  ];
  return layers.filter(({ nodes }) => nodes.length > 0);
}

function fileNodes({ view, ingests }: ViewLineage): LineageNode[] {
  const nodes = ingests.newest.map((ingest) => ({
    id: `file ${ingest.id}`,
    title: ingest.fileName,
    detail: `${formatMoment(ingest.asOf)}, ${formatQuantity(ingest.rows, 'row')}, sha256 ${ingest.fileSha256.slice(0, 8)}`,
    href: `/features/${view.name}?tab=jobs`,
    from: [],
  }));
  return [...nodes, ...moreNode('file', ingests, `/features/${view.name}?tab=jobs`, [])];
}

function tableNode({ view, ingests }: ViewLineage): LineageNode {
  const { table, pipeline } = view.source;
  return {
    id: 'table',
    title: table,
    detail: pipeline ? `by pipeline ${pipeline}` : 'filled from outside',
    href: null,
    from: [
      ...ingests.newest.map(({ id }) => `file ${id}`),
      ...(ingests.total > ingests.newest.length ? ['more file'] : []),
    ],
  };
}

function serviceNodes({ services }: ViewLineage): LineageNode[] {
  return services.map((service) => ({
    id: `service ${service.name}`,
    title: service.name,
    detail: formatQuantity(service.features.length, 'feature'),
    href: `/features?q=${service.name}`,
    from: ['view'],
  }));
}

function runNodes({ view, runs, services }: ViewLineage): LineageNode[] {
  const known = new Set(services.map(({ name }) => name));
  const originOf = (service: string | null) => (service && known.has(service) ? `service ${service}` : 'view');
  const nodes = runs.newest.map((run) => ({
    id: `run ${run.id}`,
    title: run.name,
    detail: [run.owner, run.status, run.viewVersion && `view version ${run.viewVersion}`].filter(Boolean).join(', '),
    href: `/runs/${run.id}`,
    from: [originOf(run.service)],
  }));
  const others = runs.byService.filter(
    ({ service, runs: all }) => all > runs.newest.filter((run) => run.service === service).length,
  );
  const origins = [...new Set(others.map(({ service }) => originOf(service)))];
  return [...nodes, ...moreNode('run', runs, `/runs?q=${view.name}`, origins)];
}

function modelNodes({ models, runs }: ViewLineage): LineageNode[] {
  const shown = new Set(runs.newest.map(({ id }) => id));
  const nodes = models.newest.map(({ model, version, aliases, runId }) => ({
    id: `model ${model} ${version}`,
    title: `${model} ${version}`,
    detail: aliases.join(', ') || 'no alias',
    href: `/models/${model}/${version}`,
    from: [shown.has(runId) ? `run ${runId}` : 'more run'],
  }));
  return [...nodes, ...moreNode('model version', models, '/models', [])];
}

function batchNodes({ batches, models }: ViewLineage): LineageNode[] {
  const shown = new Set(models.newest.map(({ model, version }) => `${model} ${version}`));
  const nodes = batches.newest.map((job) => {
    const { model: asked = '' } = job.input as { model?: string };
    // Until it has finished, a batch knows the model only by the name it was asked of.
    const { model, version } = (job.result ?? {}) as { model?: string; version?: string };
    const used = model && version ? `${model} ${version}` : null;
    return {
      id: `batch ${job.id}`,
      title: formatMoment(job.createdAt),
      detail: `${used ?? asked}, ${job.status}`,
      href: `/batch/${job.id}`,
      from: used ? [shown.has(used) ? `model ${used}` : 'more model version'] : [],
    };
  });
  return [...nodes, ...moreNode('batch', batches, '/batch', [])];
}

/** Stands for those that are not shown by name. */
function moreNode(
  what: string,
  { total, newest }: { readonly total: number; readonly newest: readonly unknown[] },
  href: string,
  from: readonly string[],
): LineageNode[] {
  const more = total - newest.length;
  if (more <= 0) return [];
  return [
    { id: `more ${what}`, title: `${formatCount(more)} more`, detail: `${formatCount(total)} in all`, href, from },
  ];
}
