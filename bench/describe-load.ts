import { availableParallelism, loadavg } from 'node:os';

/** What else the machine does, without which a figure says little. */
export const describeLoad = (): string => `${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}`;
