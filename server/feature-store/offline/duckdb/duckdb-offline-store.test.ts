import { offlineStoreContract } from '../offline-store.contract.ts';
import { withTemporaryStore } from './temporary-store.fixture.ts';

offlineStoreContract('DuckDB over Parquet', withTemporaryStore);
