import type { FeatureService } from '#server/feature-store/vocabulary';
import { featureName } from '#server/models/schema';
import { DataTable } from '../_ui/data-table.tsx';
import { formatQuantity } from '../_ui/format-number.ts';

/** Named feature sets. */
export function ServiceTable({ services }: { services: readonly FeatureService[] }) {
  return (
    <DataTable
      caption="Feature services"
      rows={services}
      rowKey={(service) => service.name}
      columns={[
        {
          key: 'name',
          title: 'Service',
          cell: (service) => (
            <span className="block min-w-48">
              <span className="font-medium">{service.name}</span>
              <span className="block text-xs text-ink-faint">{service.description}</span>
            </span>
          ),
        },
        { key: 'owner', title: 'Owner', cell: (service) => service.owner || '—' },
        {
          key: 'features',
          title: 'Features',
          cell: (service) => (
            <span className="block min-w-56">
              {formatQuantity(service.features.length, 'feature')}:{' '}
              <span className="text-ink-soft">{service.features.map(featureName).join(', ')}</span>
            </span>
          ),
        },
      ]}
    />
  );
}
