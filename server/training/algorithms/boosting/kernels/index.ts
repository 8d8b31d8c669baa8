// AssemblyScript. What TypeScript calls.

export { leaveLight, moveDown, scanSorted, setExactPenalties, sumNodes } from './exact';
export { sumRoot } from './jobs';
export { help, run, stop } from './threads';
